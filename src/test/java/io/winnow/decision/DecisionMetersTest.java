package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What docs/reference/decision-api.md promises of {@code /q/metrics}, as a scraper sees it. */
@QuarkusTest
class DecisionMetersTest {

  private static final List<String> COUNTED =
      List.of(
          "winnow_decisions_total{outcome=\"offer\",ruleset=\"crm\"",
          "winnow_decisions_total{outcome=\"no-offer\",ruleset=\"crm\"",
          "winnow_decision_segments_total{ruleset=\"crm\",segment=\"lapsing\"",
          "winnow_decision_offers_total{offer=\"gentle-reminder\",ruleset=\"crm\"",
          "winnow_decision_seconds_count",
          "winnow_decision_seconds_bucket{le=\"+Inf\"",
          "winnow_decision_log_group_sum");

  private static final String RULE_SET =
      """
      key: %s
      segments: [{id: vip, group: value}]
      decisions: {segments: ["plain.dmn#Country", "hidden.dmn#Country"]}
      """;
  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="%1$s" namespace="urn:%1$s">
        <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
        <decision id="n" name="%1$s"><variable name="%1$s" typeRef="Any"/><literalExpression><text>1</text></literalExpression></decision>
        <decision id="d" name="Country"><variable name="Country" typeRef="Any"/>
          <informationRequirement><requiredInput href="#c"/></informationRequirement>
          <decisionTable id="t" hitPolicy="COLLECT">
            <input id="i"><inputExpression><text>contact.country</text></inputExpression></input>
            <output id="o"/>
            <rule id="vip"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>"vip"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Inject Reviews reviews;

  @Test
  void countsDecisionsSegmentsOffersAndLatencies() {
    decide("granted", false);
    decide("denied", false);
    List<Double> before = figures();
    decide("granted", false);
    decide("granted", false);
    decide("denied", false);
    List<Double> after = figures();
    assertThat(risen(before, after)).containsExactly(2.0, 1.0, 3.0, 2.0, 3.0, 3.0, 3.0);
    assertThat(given().get("/q/metrics").asString()).contains("winnow_decision_log_queue");
  }

  @Test
  void countsNoDryRunAsADecision() {
    decide("granted", false);
    List<Double> before = figures();
    decide("granted", true);
    assertThat(risen(before, figures()).subList(0, 4)).containsOnly(0.0);
  }

  /** One of the two models calls something {@code date}, and so is left to the engine. */
  @Test
  void countsTheTablesThatNoIndexCouldAnswer() {
    String key = "scanned-" + UUID.randomUUID();
    new Desk(key, reviews)
        .publish(
            new Bundle(
                List.of(
                    RuleSource.of("ruleset.yaml", RULE_SET.formatted(key)),
                    RuleSource.of("plain.dmn", MODEL.formatted("other")),
                    RuleSource.of("hidden.dmn", MODEL.formatted("date")))));
    String counter = "winnow_table_scans_total{ruleset=\"" + key + "\",table=\"%s.dmn#Country\"";
    List<String> counters = List.of(counter.formatted("hidden"), counter.formatted("plain"));
    List<Double> before = figures(counters);
    for (String country : List.of("DE", "FR")) {
      given()
          .contentType("application/json")
          .body("{\"contact\": {\"country\": \"%s\"}, \"ruleSet\": \"%s\"}".formatted(country, key))
          .post("/v1/decisions")
          .then()
          .statusCode(200);
    }
    assertThat(risen(before, figures(counters))).containsExactly(2.0, 0.0);
  }

  private static void decide(String marketing, boolean dryRun) {
    given()
        .contentType("application/json")
        .body(
            """
            {"contact": {}, "metrics": {"recencyDays": 120},
             "consent": {"purposes": {"marketing": "%s"}},
             "context": {"channel": "email", "purpose": "marketing", "at": "2026-10-05T10:00:00Z"},
             "dryRun": %s}
            """
                .formatted(marketing, dryRun))
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }

  private static List<Double> figures() {
    return figures(COUNTED);
  }

  private static List<Double> figures(List<String> names) {
    List<String> lines = Arrays.asList(given().get("/q/metrics").asString().split("\n"));
    return names.stream()
        .map(
            name ->
                lines.stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum())
        .toList();
  }

  private static List<Double> risen(List<Double> before, List<Double> after) {
    return java.util.stream.IntStream.range(0, before.size())
        .mapToObj(i -> after.get(i) - before.get(i))
        .toList();
  }
}
