package io.winnow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packaged rule set has an answer for anybody, however odd what is known of them. */
class AnybodyTest {

  private static final long SEED = 7;
  private static final int CONTACTS = 500;
  private static final List<Set<String>> ONE_OF_EACH =
      List.of(
          Set.of("prospect", "active", "lapsing", "inactive", "lost"),
          Set.of("low-value", "mid-value", "high-value"),
          Set.of("minor", "young-adult", "mid-life", "best-ager", "senior"),
          Set.of("dach", "uk-ireland", "nordics", "north-america"),
          Set.of("highly-engaged", "engaged", "hardly-engaged", "unresponsive"),
          Set.of("new-customer", "frequent-buyer", "occasional-buyer", "one-time-buyer"));

  private final Random random = new Random(SEED);

  @Test
  void decidesAboutAnybody() {
    try (RuleProgram program = PackagedRules.compile("crm")) {
      for (Scenario scenario : contacts(program.ruleSet())) {
        ScenarioResult result = Scenarios.run(program, scenario);
        assertThat(result.differences()).as("%s", scenario.given()).isEmpty();
        for (Set<String> alternatives : ONE_OF_EACH) {
          Set<String> found = new TreeSet<>();
          result.decision().findings().segments().stream()
              .map(Findings.SegmentMatch::segment)
              .filter(alternatives::contains)
              .forEach(found::add);
          assertThat(found).as("%s", scenario.given()).hasSizeLessThan(2);
        }
      }
    }
  }

  private List<Scenario> contacts(RuleSet ruleSet) {
    List<RuleSource> sources = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      sources.add(RuleSource.of("scenarios/" + i + ".yaml", contact()));
    }
    Scenarios.Reading reading =
        Scenarios.read(new RuleSet(ruleSet.definition(), ruleSet.offers(), sources));
    assertThat(reading.issues()).isEmpty();
    return reading.scenarios();
  }

  private String contact() {
    return """
        sentence: Anybody
        given:
          contact: {age: %s, country: %s, region: %s, leadSource: %s, incomeBand: %s, interests: %s}
          metrics:
            recencyDays: %s
            orders: %s
            tenureDays: %s
            historicalValue: %s
            averageOrderValue: %s
            productViews30d: %s
            abandonedCartDays: %s
            emailsSent90d: %s
            engagementRate: %s
          consent: {purposes: {marketing: %s}}
          context: {channel: %s, purpose: %s, at: "2026-%02d-28T23:59:59Z", zone: Pacific/Auckland}
        then: {segments: {include: []}}
        """
        .formatted(
            one("null", "0", "17", "18", "30", "150"),
            one("null", "DE", "CH", "GB", "\"NO\"", "US", "de", "\"\"", "Atlantis"),
            one("null", "Bavaria", "Tyrol", "Texas", "\"\""),
            one("null", "social", "partner", "other", "tele\\path"),
            one("null", "low", "very-high", "immense"),
            one("null", "[]", "[outdoor]", "[bargains, bargains, \"\"]"),
            count(),
            count(),
            count(),
            amount(),
            amount(),
            count(),
            count(),
            count(),
            amount(),
            one("granted", "denied", "unknown"),
            one("null", "email", "sms", "push", "pigeon"),
            one("null", "marketing", "service", "research"),
            1 + random.nextInt(12));
  }

  private String count() {
    return one("null", "-1", "0", "1", "2", "5", "30", "89", "90", "180", "365", "999999999");
  }

  private String amount() {
    return one(
        "null",
        "-250.5",
        "0",
        "0.05",
        "0.2",
        "0.5",
        "249.99",
        "250",
        "1000",
        "9999999999999999999999999999999999");
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }
}
