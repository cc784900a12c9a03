package io.winnow.scenario;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Recommendation;
import io.winnow.core.decision.Rejection;
import io.winnow.core.decision.Stage;
import io.winnow.core.rule.Findings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the scenario file of a decision, with made-up data in the place of a person's. */
public final class ScenarioText {

  private final ContactFacts facts;
  private final CapUsage usage;
  private final Decision decision;

  /**
   * @param facts as they were decided about
   */
  public ScenarioText(ContactFacts facts, CapUsage usage, Decision decision) {
    this.facts = facts;
    this.usage = usage;
    this.decision = decision;
  }

  /**
   * The file with the facts that rules look at.
   *
   * @param looked dotted paths
   */
  public String ofLookedAt(Set<String> looked) {
    return text(new GivenFacts(facts, looked, false));
  }

  /**
   * The file with all facts but those that tell who it is: texts of the rule set's own attributes
   * that no rule looks at are left out here, too.
   */
  public String ofEverything(Set<String> looked) {
    return text(new GivenFacts(facts, looked, true));
  }

  private String text(GivenFacts known) {
    Map<String, Object> given = new LinkedHashMap<>();
    put(given, "contact", known.contact());
    put(given, "metrics", known.metrics());
    put(given, "consent", consent(facts.consent()));
    put(given, "context", context(known));
    put(given, "used", used());
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("sentence", sentence());
    scenario.put("given", given);
    scenario.put("then", then());
    return YamlText.of(scenario);
  }

  private String sentence() {
    List<String> segments = segments();
    String offer = offer();
    return (segments.isEmpty() ? "Is in no segment" : "Is in " + String.join(", ", segments))
        + (offer == null ? " and gets no offer" : " and gets " + offer);
  }

  private Map<String, Object> then() {
    Map<String, Object> then = new LinkedHashMap<>();
    then.put("segments", Map.of("exactly", segments()));
    then.put("offer", offer());
    Map<String, Object> rejected = new TreeMap<>();
    for (Rejection rejection : decision.rejected()) {
      rejected.putIfAbsent(rejection.offer(), rejection.stage().name().toLowerCase(Locale.ROOT));
    }
    put(then, "rejected", rejected);
    return then;
  }

  private List<String> segments() {
    return decision.findings().segments().stream().map(Findings.SegmentMatch::segment).toList();
  }

  private String offer() {
    return decision.recommendation() instanceof Recommendation.Offered offered
        ? offered.ranked().get(0).offer().id()
        : null;
  }

  private Map<String, Object> context(GivenFacts known) {
    Context context = facts.context();
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "channel", context.channel());
    put(map, "placement", context.placement());
    put(map, "purpose", context.purpose());
    map.put("at", context.at().toString());
    map.put("zone", context.zone().getId());
    map.putAll(known.context());
    return map;
  }

  private static Map<String, Object> consent(Consent consent) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "purposes", states(consent.purposes()));
    put(map, "channels", states(consent.channels()));
    return map;
  }

  private static Map<String, Object> states(Map<String, ConsentState> states) {
    Map<String, Object> map = new TreeMap<>();
    states.forEach((name, state) -> map.put(name, state.name().toLowerCase(Locale.ROOT)));
    return map;
  }

  /**
   * A scenario knows one number of uses for all caps of an offer: the most where a cap was used up,
   * else the least, so that the same caps hold.
   */
  private Map<String, Object> used() {
    Map<String, Object> used = new TreeMap<>();
    usage
        .used()
        .forEach(
            (offer, counts) -> {
              boolean lost =
                  decision.rejected().stream()
                      .anyMatch(r -> r.offer().equals(offer) && r.stage() == Stage.CAP);
              int uses = lost ? Collections.max(counts) : Collections.min(counts);
              if (uses > 0) {
                used.put(offer, uses);
              }
            });
    return used;
  }

  private static void put(Map<String, Object> map, String name, Object value) {
    if (value != null && !(value instanceof Map<?, ?> empty && empty.isEmpty())) {
      map.put(name, value);
    }
  }
}
