package io.winnow.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.ruleset.LiveVersion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is counted about decisions. Tags are ids that rule sets declare, never a contact's.
 *
 * <p>Counters are kept at hand: looking one up in the registry costs more than counting.
 */
@Singleton
class DecisionMeters {

  /** Of one rule set, by version, segment or offer. */
  private static final class Counters {
    final Map<Integer, Counter> offered = new ConcurrentHashMap<>();
    final Map<Integer, Counter> notOffered = new ConcurrentHashMap<>();
    final Map<String, Counter> segments = new ConcurrentHashMap<>();
    final Map<String, Counter> offers = new ConcurrentHashMap<>();
  }

  private final MeterRegistry registry;
  private final Timer latency;
  private final DistributionSummary groups;
  private final Map<String, Counters> ruleSets = new ConcurrentHashMap<>();

  DecisionMeters(MeterRegistry registry) {
    this.registry = registry;
    this.latency =
        Timer.builder("winnow_decision")
            .description("From the request's arrival to the commit of its decision")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(10))
            .register(registry);
    this.groups =
        DistributionSummary.builder("winnow_decision_log_group")
            .description("Decisions written in one transaction")
            .register(registry);
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  void stop(Timer.Sample sample) {
    sample.stop(latency);
  }

  void group(int size) {
    groups.record(size);
  }

  void decided(List<Answer> answers) {
    for (Answer answer : answers) {
      if (answer.repeat()) {
        continue;
      }
      LiveVersion live = answer.draft().live();
      Counters counters = ruleSets.get(live.ruleSet());
      if (counters == null) {
        counters = ruleSets.computeIfAbsent(live.ruleSet(), ruleSet -> new Counters());
      }
      outcome(counters, live, answer.offer() != null).increment();
      for (SegmentMatch match : answer.decision().findings().segments()) {
        counter(counters.segments, "winnow_decision_segments", live, "segment", match.segment())
            .increment();
      }
      for (RankedOffer ranked : answer.ranked()) {
        counter(counters.offers, "winnow_decision_offers", live, "offer", ranked.offer().id())
            .increment();
      }
    }
  }

  private Counter outcome(Counters counters, LiveVersion live, boolean offered) {
    Map<Integer, Counter> known = offered ? counters.offered : counters.notOffered;
    Counter counter = known.get(live.version());
    return counter != null
        ? counter
        : known.computeIfAbsent(
            live.version(),
            version ->
                registry.counter(
                    "winnow_decisions",
                    "ruleset",
                    live.ruleSet(),
                    "version",
                    String.valueOf(version),
                    "outcome",
                    offered ? "offer" : "no-offer"));
  }

  private Counter counter(
      Map<String, Counter> known, String name, LiveVersion live, String tag, String value) {
    Counter counter = known.get(value);
    return counter != null
        ? counter
        : known.computeIfAbsent(
            value, key -> registry.counter(name, "ruleset", live.ruleSet(), tag, key));
  }
}
