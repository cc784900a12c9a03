package io.winnow.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Attribute;
import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetReaderTest {

  private static final String DEFINITION =
      """
      key: crm
      name: CRM
      segments:
        - {id: active, name: Active customers, group: lifecycle, description: Bought recently}
      decisions:
        segments: ["segments.dmn#Lifecycle"]
        offers: ["offers.dmn#Offers"]
      rules: [exclusions.drl]
      attributes:
        - {name: plan, type: string, values: [free, no]}
        - {name: seen, type: dateTime}
      arbitration: {score: "score * value"}
      """;

  @Test
  void readsWhatTheDefinitionDeclares() {
    RuleSetReader.Reading reading = read(DEFINITION, null);
    assertThat(reading.issues()).isEmpty();
    var definition = reading.ruleSet().definition();
    assertThat(definition.key()).isEqualTo("crm");
    assertThat(definition.segments())
        .containsExactly(
            new Segment("active", "Active customers", Segment.Group.LIFECYCLE, "Bought recently"));
    assertThat(definition.segmentDecisions())
        .containsExactly(new DecisionRef("segments.dmn", "Lifecycle"));
    assertThat(definition.attributes())
        .containsExactly(
            new Attribute("plan", Attribute.Type.STRING, List.of("free", "no")),
            new Attribute("seen", Attribute.Type.DATE_TIME, List.of()));
    assertThat(definition.scoreExpression()).isEqualTo("score * value");
    assertThat(reading.ruleSet().offers()).isEmpty();
  }

  @Test
  void readsAnOfferWithEverything() {
    String offers =
        """
        offers:
          - id: loyalty-reward
            name: Loyalty reward
            channels: [email, sms]
            placements: [newsletter]
            purpose: marketing
            validFrom: 2026-11-01
            validTo: 2026-11-30
            value: {amount: 20.50, currency: EUR}
            lever: 55
            caps: [{count: 1, per: contact, within: P7D, event: decision}, {count: 100, per: total}]
            content: {en: {subject: "A thank-you for you"}}
        """;
    Offer offer = read(DEFINITION, offers).ruleSet().offers().get(0);
    assertThat(offer.amount()).isEqualByComparingTo(new BigDecimal("20.5"));
    assertThat(offer.validFrom()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(offer.validTo())
        .as("an end date includes its day")
        .isEqualTo("2026-12-01T00:00:00Z");
    assertThat(offer.caps())
        .containsExactly(
            new Cap(1, Cap.Per.CONTACT, Duration.ofDays(7), Cap.Event.DECISION),
            new Cap(100, Cap.Per.TOTAL, null, Cap.Event.DECISION));
    assertThat(offer.content().get("en")).containsEntry("subject", "A thank-you for you");
    assertThat(offer.fallback()).isFalse();
  }

  @Test
  void tellsEverythingThatIsWrongWithItsLine() {
    String broken =
        """
        key: CRM!
        colour: red
        segments:
          - {id: a, name: A, group: mood}
          - {name: B, group: value}
        decisions: {segments: [Lifecycle]}
        attributes: [{name: x, type: text}]
        """;
    String offers =
        """
        offers:
          - {id: o, value: {amount: much, currency: Gold}, caps: [{count: 0}], lever: 1e9}
          - {id: p, validFrom: 2026-02-30, caps: [{count: 1, within: 7 days}]}
        """;
    RuleSetReader.Reading reading = read(broken, offers);
    assertThat(reading.ruleSet()).isNull();
    assertThat(reading.issues())
        .extracting(i -> i.code() + " " + i.location().file() + ":" + i.location().line())
        .contains(
            "yaml-value ruleset.yaml:1",
            "yaml-unknown-name ruleset.yaml:2",
            "yaml-value ruleset.yaml:4",
            "yaml-missing ruleset.yaml:5",
            "yaml-value ruleset.yaml:6",
            "ruleset-empty ruleset.yaml:6",
            "yaml-value ruleset.yaml:7",
            "yaml-value offers.yaml:2",
            "yaml-value offers.yaml:3");
    assertThat(reading.issues())
        .filteredOn(i -> i.location().file().equals("offers.yaml"))
        .hasSize(6);
  }

  @Test
  void saysWhereTheTextStopsBeingYaml() {
    RuleSetReader.Reading reading = read("key: crm\nsegments: [a, b\nname: x\n", null);
    assertThat(reading.issues()).hasSize(1);
    assertThat(reading.issues().get(0).code()).isEqualTo("yaml-syntax");
    assertThat(reading.issues().get(0).location().line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "# none yet\n",
        "---\n# none yet\n",
        "offers: []",
        "offers:\n  # none yet\n"
      })
  void needsNoOffers(String offers) {
    RuleSetReader.Reading reading = read(DEFINITION, offers);
    assertThat(reading.issues()).isEmpty();
    assertThat(reading.ruleSet().offers()).isEmpty();
  }

  @Test
  void needsADefinition() {
    assertThat(read("# none yet\n", null).issues())
        .extracting(Issue::code)
        .containsExactly("yaml-empty");
  }

  @Test
  void asksForTheDefinition() {
    RuleSetReader.Reading reading = RuleSetReader.read(List.of(RuleSource.of("a.dmn", "<x/>")));
    assertThat(reading.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.code()).isEqualTo("ruleset-missing");
              assertThat(issue.location()).isEqualTo(Location.file("ruleset.yaml"));
            });
  }

  private static RuleSetReader.Reading read(String definition, String offers) {
    RuleSource first = RuleSource.of("ruleset.yaml", definition);
    return RuleSetReader.read(
        offers == null ? List.of(first) : List.of(first, RuleSource.of("offers.yaml", offers)));
  }
}
