package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
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
    List<String> lines = Arrays.asList(given().get("/q/metrics").asString().split("\n"));
    return COUNTED.stream()
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
