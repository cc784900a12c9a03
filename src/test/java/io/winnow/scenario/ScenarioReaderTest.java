package io.winnow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ConsentState;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.decision.Stage;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSetDefinition;
import io.winnow.core.rule.RuleSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {

  @Test
  void readsEverythingThatAScenarioMaySay() {
    Scenario scenario =
        only(
            """
            sentence: A good customer gets the reward
            given:
              contact: {country: NO, birthDate: 1990-05-01, interests: [outdoor], attributes: {open: true, rank: 3, code: "007"}}
              metrics: {recencyDays: 14, spend: 12.50, surveyAnswers: {taste: sweet}}
              consent: {purposes: {marketing: granted}, channels: {sms: denied}}
              context: {channel: email, at: "2026-11-22T10:00:00Z", zone: Europe/Berlin, campaign: autumn}
              used: {reward: 2}
            then:
              segments: {include: [active], exclude: [lost]}
              offer: reward
              excluded: ["*"]
              rejected: {reward: cap}
            """);
    assertThat(scenario.sentence()).isEqualTo("A good customer gets the reward");
    var facts = scenario.given().facts();
    assertThat(facts.contact().country()).isEqualTo("NO");
    assertThat(facts.contact().birthDate()).isEqualTo(LocalDate.of(1990, 5, 1));
    assertThat(facts.contact().attributes())
        .isEqualTo(Map.of("open", true, "rank", new BigDecimal(3), "code", "007"));
    assertThat(facts.metrics().recencyDays()).isEqualTo(14);
    assertThat(facts.metrics().spend()).isEqualByComparingTo("12.5");
    assertThat(facts.metrics().surveyAnswers()).isEqualTo(Map.of("taste", "sweet"));
    assertThat(facts.consent().channel("sms")).isEqualTo(ConsentState.DENIED);
    assertThat(facts.at()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(facts.context().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(facts.context().extra()).isEqualTo(Map.of("campaign", "autumn"));
    assertThat(scenario.given().used()).isEqualTo(Map.of("reward", 2));
    assertThat(scenario.then())
        .isEqualTo(
            new Expected(
                List.of("active"),
                List.of("lost"),
                null,
                Optional.of("reward"),
                List.of("*"),
                Map.of("reward", Stage.CAP),
                null));
  }

  @Test
  void calculatesMetricsFromEventsAndLetsStatedOnesWin() {
    var facts =
        only("""
                sentence: Bought twice
                given:
                  metrics: {tenureDays: 7}
                  events:
                    - {type: purchase, at: "2026-11-10T10:00:00Z", value: 30, currency: EUR}
                    - {type: purchase, at: "2026-11-20T10:00:00Z", value: 50, currency: EUR}
                    - {type: product_viewed, at: "2026-11-21T10:00:00Z", properties: {product: Boots}}
                  at: "2026-11-22T10:00:00Z"
                then: {segments: {include: [active]}}
                """)
            .given()
            .facts();
    assertThat(facts.metrics().orders()).isEqualTo(2);
    assertThat(facts.metrics().recencyDays()).isEqualTo(2);
    assertThat(facts.metrics().averageOrderValue()).isEqualByComparingTo("40");
    assertThat(facts.metrics().lastProductViewed()).isEqualTo("Boots");
    assertThat(facts.metrics().tenureDays()).isEqualTo(7);
  }

  @Test
  void tellsNoOfferFromNothingExpected() {
    assertThat(only("sentence: a\ngiven: {}\nthen: {offer: null}").then().offer()).isEmpty();
    assertThat(only("sentence: a\ngiven: {}\nthen: {excluded: [reward]}").then().offer()).isNull();
  }

  @Test
  void findsEveryFaultWithItsLine() {
    List<Issue> issues =
        read("""
                sentense: misspelt
                given:
                  contact: {contry: DE, age: 200}
                  metrics: {orders: many}
                  consent: {purposes: {marketing: maybe}}
                  context: {at: "2026-02-30T10:00:00Z", zone: Nowhere}
                  events: [{type: danced, at: "2026-01-01T00:00:00Z"}]
                then:
                  segments: {include: [actve]}
                  offer: reword
                  rejected: {reward: never}
                """)
            .issues();
    assertThat(issues)
        .extracting(issue -> issue.location().line() + " " + issue.code())
        .containsExactlyInAnyOrder(
            "1 yaml-unknown-name",
            "1 yaml-missing",
            "3 yaml-unknown-name",
            "3 yaml-value",
            "4 yaml-value",
            "5 yaml-value",
            "6 yaml-value",
            "6 yaml-value",
            "7 yaml-value",
            "9 unknown-segment",
            "10 unknown-offer",
            "11 yaml-value");
    assertThat(issues).allMatch(issue -> issue.location().file().equals("scenarios/one.yaml"));
  }

  @Test
  void refusesAScenarioThatExpectsNothing() {
    assertThat(read("sentence: a\ngiven: {}\nthen: {}").issues())
        .extracting(Issue::code)
        .containsExactly("scenario-empty");
  }

  private static Scenario only(String yaml) {
    Scenarios.Reading reading = read(yaml);
    assertThat(reading.issues()).isEmpty();
    assertThat(reading.scenarios()).hasSize(1);
    return reading.scenarios().get(0);
  }

  private static Scenarios.Reading read(String yaml) {
    RuleSetDefinition definition =
        new RuleSetDefinition(
            "test",
            "Test",
            null,
            List.of(segment("active"), segment("lost")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    Offer reward =
        new Offer(
            "reward", "Reward", null, null, null, null, null, null, null, null, null, null, false);
    return Scenarios.read(
        new RuleSet(
            definition, List.of(reward), List.of(RuleSource.of("scenarios/one.yaml", yaml))));
  }

  private static Segment segment(String id) {
    return new Segment(id, id, Segment.Group.LIFECYCLE, null);
  }
}
