package io.winnow.offline;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four versions: mens for all, womens for all, nothing, and womens for who bought only that. */
@QuarkusTest
class OfflineHttpTest {

  private static final Path DATA = Path.of("../shared/data/hillstrom/hillstrom.csv");
  private static final Map<String, String> ARMS =
      Map.of("No E-Mail", "none", "Mens E-Mail", "mens", "Womens E-Mail", "womens");
  private static final int MENS = 1;
  private static final int WOMENS = 2;
  private static final int NOBODY = 3;
  private static final int BY_HISTORY = 4;

  private static final String RULE_SET =
      """
      key: %s
      name: Who gets which mail
      attributes:
        - {name: mens, type: number}
        - {name: womens, type: number}
      decisions:
        offers: ["mail.dmn#Mail"]
      """;
  private static final String OFFERS =
      """
      offers:
        - {id: mens, name: Mens, value: {amount: 1, currency: EUR}}
        - {id: womens, name: Womens, value: {amount: 1, currency: EUR}}
      """;
  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="mail" namespace="urn:mail">
        <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
        <decision id="d" name="Mail"><variable name="Mail" typeRef="Any"/>
          <informationRequirement><requiredInput href="#c"/></informationRequirement>
          <literalExpression><text>%s</text></literalExpression>
        </decision>
      </definitions>
      """;

  @Inject Reviews reviews;
  private final String key = "mail-" + UUID.randomUUID();

  @BeforeEach
  void publish() {
    Desk desk = new Desk(key, reviews);
    for (String answer :
        List.of(
            offer("mens"),
            offer("womens"),
            "null",
            "if contact.attributes.womens = 1 and contact.attributes.mens = 0 then "
                + offer("womens")
                + " else "
                + offer("mens"))) {
      desk.publish(
          new Bundle(
              List.of(
                  RuleSource.of("ruleset.yaml", RULE_SET.formatted(key)),
                  RuleSource.of("offers.yaml", OFFERS),
                  RuleSource.of("mail.dmn", MODEL.formatted(answer)))));
    }
  }

  private static String offer(String id) {
    return "{offer: \"" + id + "\", score: 1}";
  }

  private ValidatableResponse evaluate(int version, String lines) {
    return given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(UTF_8))
        .post("/v1/rule-sets/" + key + "/versions/" + version + "/evaluate-offline")
        .then();
  }

  private static String row(String arm, double chance, String outcomes, int mens, int womens) {
    return """
        {"arm": "%s", "propensity": %s, "outcomes": {%s}, "request": {"contact": {"attributes": {"mens": %d, "womens": %d}}}}
        """
        .formatted(arm, chance, outcomes, mens, womens);
  }

  @Test
  void findsTheValueOfARuleWhoseTruthIsKnown() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      boolean women = random.nextBoolean();
      boolean sentMens = random.nextInt(4) > 0;
      double chance = sentMens == !women ? 0.4 : 0.1;
      rows.append(
          row(
              sentMens ? "mens" : "womens",
              sentMens ? 0.75 : 0.25,
              "\"visit\": " + (random.nextDouble() < chance ? 1 : 0),
              women ? 0 : 1,
              women ? 1 : 0));
    }
    // everybody gets what suits: 0.4
    JsonNode answer = read(evaluate(BY_HISTORY, rows.toString()));
    assertThat(answer.at("/rows").asInt()).isEqualTo(8_000);
    JsonNode visit = answer.at("/outcomes/visit");
    for (String estimate : List.of("inversePropensity", "selfNormalised", "doublyRobust")) {
      assertThat(visit.at("/" + estimate + "/low").asDouble()).as(estimate).isLessThan(0.4);
      assertThat(visit.at("/" + estimate + "/high").asDouble()).as(estimate).isGreaterThan(0.4);
    }
    assertThat(visit.get("share").asDouble()).isEqualTo(0.5, within(0.03));
    assertThat(answer.at("/arms/mens/given").asInt()).isBetween(5_850, 6_150);
  }

  @Test
  void saysThatNothingIsKnownWhereTheRuleNeverDoesWhatWasDone() {
    evaluate(NOBODY, row("mens", 0.5, "\"visit\": 1", 1, 0))
        .statusCode(200)
        .body("outcomes.visit.agreeing", equalTo(0))
        .body("outcomes.visit.selfNormalised.value", nullValue())
        .body("outcomes.visit.inversePropensity.value", nullValue())
        .body("outcomes.visit.inversePropensity.low", nullValue())
        .body("outcomes.visit.doublyRobust.value", nullValue())
        .body("outcomes.visit.unsupported", equalTo(1))
        .body("arms.none.wanted", equalTo(1));
  }

  @Test
  void tellsEachRowThatCannotBeUsed() {
    String good = row("mens", 0.5, "\"visit\": 1", 1, 0);
    evaluate(
            MENS,
            good
                + row("mens", 0, "\"visit\": 1", 1, 0)
                + row("mens", 0.5, "\"other\": 1", 1, 0)
                + "{\"arm\": \"mens\"}\n"
                + good.replace("attributes", "attribute")
                + good.replace("{\"contact\"", "{\"contactId\": \"C-1\", \"contact\""))
        .statusCode(200)
        .body("rows", equalTo(1))
        .body("failed", equalTo(5))
        .body("errors", hasSize(5))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].detail", equalTo("/propensity must be above 0 and at most 1."));
    evaluate(99, good).statusCode(404);
  }

  private ValidatableResponse evaluateCsv(String text) {
    return given()
        .contentType("text/csv")
        .body(text.getBytes(UTF_8))
        .post("/v1/rule-sets/" + key + "/versions/" + BY_HISTORY + "/evaluate-offline")
        .then();
  }

  @Test
  void csvSaysTheSameAsLines() {
    StringBuilder lines = new StringBuilder();
    StringBuilder csv =
        new StringBuilder(
            "arm,propensity,outcomes.visit,request.contact.attributes.mens,"
                + "request.contact.attributes.womens\n");
    for (int i = 0; i < 40; i++) {
      String arm = i % 3 == 0 ? "mens" : "womens";
      lines.append(row(arm, 0.25, "\"visit\": " + i % 2, i % 4 / 2, i % 5 % 2));
      csv.append("%s,0.25,%d,%d,%d\n".formatted(arm, i % 2, i % 4 / 2, i % 5 % 2));
    }
    String expected = evaluate(BY_HISTORY, lines.toString()).statusCode(200).extract().asString();
    evaluateCsv(csv.toString()).statusCode(200).body(equalTo(expected));
  }

  @Test
  void tellsWhatIsWrongWithCsv() {
    evaluateCsv("arm,chance\nmens,0.5\n").statusCode(400);
    evaluateCsv("arm,request.contact.shoe\nmens,0.5\n").statusCode(400);
    evaluateCsv("").statusCode(400);
    evaluateCsv(
            "arm,propensity,outcomes.visit,request.contact.attributes.mens\n"
                + "mens,0.5,1,1\nmens,half,1,1\nmens,0.5\n")
        .statusCode(200)
        .body("rows", equalTo(1))
        .body("errors.line", equalTo(List.of(3, 4)));
  }

  @Test
  void thePublishedCampaignHasItsPublishedValues() throws Exception {
    assumeTrue(Files.exists(DATA), "skipped: " + DATA + " is not here");
    String rows;
    try (var lines = Files.lines(DATA)) {
      rows =
          lines
              .skip(1)
              // the second cell may hold a comma, in quotes or not
              .map(
                  line ->
                      line.replace("$1,000", "$1000").replaceAll("\"[^\"]*\"", "band").split(","))
              .map(
                  cells ->
                      row(
                          ARMS.get(cells[8]),
                          1 / 3.0,
                          "\"visit\": %s, \"conversion\": %s, \"spend\": %s"
                              .formatted(cells[9], cells[10], cells[11]),
                          Integer.parseInt(cells[3]),
                          Integer.parseInt(cells[4])))
              .collect(Collectors.joining());
    }
    // each value self-normalised, plain and doubly robust, computed from the same file elsewhere
    check(rows, MENS, 21_307, 0.18276, 0.18253125, 0.18275684, "visit");
    check(rows, MENS, 21_307, 0.012531, 0.012515625, 0.012531093, "conversion");
    check(rows, MENS, 21_307, 1.42262, 1.42086047, 1.42261651, "spend");
    check(rows, WOMENS, 21_387, 0.15140, 0.15178125, 0.15140038, "visit");
    check(rows, WOMENS, 21_387, 0.008837, 0.008859375, 0.008837144, "conversion");
    check(rows, WOMENS, 21_387, 1.07720, 1.07991141, 1.07720157, "spend");
    check(rows, NOBODY, 21_306, 0.10617, 0.10603125, 0.10616728, "visit");
    check(rows, NOBODY, 21_306, 0.005726, 0.00571875, 0.005726087, "conversion");
    check(rows, NOBODY, 21_306, 0.65279, 0.65195297, 0.65278936, "spend");
    check(rows, BY_HISTORY, 21_386, 0.18423, 0.1846875, 0.18428846, "visit");
    check(rows, BY_HISTORY, 21_386, 0.012251, 0.01228125, 0.012258689, "conversion");
    check(rows, BY_HISTORY, 21_386, 1.42863, 1.43215500, 1.42981193, "spend");
  }

  private final Map<Integer, JsonNode> answers = new HashMap<>();

  private void check(
      String rows,
      int version,
      int agreeing,
      double selfNormalised,
      double plain,
      double robust,
      String metric)
      throws Exception {
    if (!answers.containsKey(version)) {
      answers.put(version, read(evaluate(version, rows)).get("outcomes"));
    }
    JsonNode outcome = answers.get(version).get(metric);
    // the published values have five decimals, of conversions six
    double digits = metric.equals("conversion") ? 5e-7 : 5e-6;
    assertThat(outcome.get("agreeing").asInt()).isEqualTo(agreeing);
    assertThat(outcome.get("unsupported").asInt()).isZero();
    assertThat(outcome.get("share").asDouble()).isEqualTo(agreeing / 64_000.0, within(1e-9));
    for (var estimate :
        Map.of(
                "selfNormalised", selfNormalised,
                "inversePropensity", plain,
                "doublyRobust", robust)
            .entrySet()) {
      JsonNode found = outcome.get(estimate.getKey());
      double tolerance = estimate.getKey().equals("selfNormalised") ? digits : 1e-8;
      assertThat(found.get("value").asDouble())
          .as(metric + " " + estimate.getKey())
          .isEqualTo(estimate.getValue(), within(tolerance));
      double error = found.get("standardError").asDouble();
      assertThat(found.get("low").asDouble())
          .isEqualTo(found.get("value").asDouble() - 1.959964 * error, within(1e-6));
      assertThat(found.get("high").asDouble())
          .isEqualTo(found.get("value").asDouble() + 1.959964 * error, within(1e-6));
    }
  }

  private static JsonNode read(ValidatableResponse answer) throws Exception {
    return new ObjectMapper().readTree(answer.statusCode(200).extract().asString());
  }
}
