package io.winnow.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

  /** Two objects of equal parts are one key; made anew for each count, so without joining texts. */
  private record Key(String name, String ruleSet, Object tag) {}

  private record Outcome(int version, boolean offered) {}

  private final MeterRegistry registry;
  private final Timer latency;
  private final DistributionSummary groups;
  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

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
      boolean offered = answer.offer() != null;
      counters
          .computeIfAbsent(
              new Key("decisions", live.ruleSet(), new Outcome(live.version(), offered)),
              key ->
                  registry.counter(
                      "winnow_decisions",
                      "ruleset",
                      live.ruleSet(),
                      "version",
                      String.valueOf(live.version()),
                      "outcome",
                      offered ? "offer" : "no-offer"))
          .increment();
      for (SegmentMatch match : answer.decision().findings().segments()) {
        counter("winnow_decision_segments", live.ruleSet(), "segment", match.segment()).increment();
      }
      answer
          .ranked()
          .forEach(
              ranked ->
                  counter("winnow_decision_offers", live.ruleSet(), "offer", ranked.offer().id())
                      .increment());
    }
  }

  private Counter counter(String name, String ruleSet, String tag, String value) {
    return counters.computeIfAbsent(
        new Key(name, ruleSet, value),
        key -> registry.counter(name, "ruleset", ruleSet, tag, value));
  }
}
