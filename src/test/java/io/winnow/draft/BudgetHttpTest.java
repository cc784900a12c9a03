package io.winnow.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules that take too much for some contact cost that contact its answer, and nobody else. */
@QuarkusTest
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BudgetHttpTest {

  private static final String LOOP =
      "if count(for i in 1..metrics.orders return i * i) > 0 then [\"one\"] else []";

  @Inject Reviews reviews;

  private final String key = "budget-" + UUID.randomUUID();

  @Test
  void endsTheContactThatTakesTooMuchAndAnswersTheOthers() {
    new Desk(key, reviews).publish(looping());
    decide(10).then().statusCode(200).body("segments.id", hasItem("one"));
    decide(2_000_000_000)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("budget-exceeded"))
        .body("errors[0].code", equalTo("budget-exceeded"))
        .body("errors[0].pointer", startsWith("tiny.dmn#Everybody"));
    decide(11).then().statusCode(200).body("segments.id", hasItem("one"));
  }

  @Test
  void aLineOfABatchThatTakesTooMuchIsAnErrorLine() {
    new Desk(key, reviews).publish(looping());
    String lines = line(1) + line(2_000_000_000) + line(3);
    List<String> answers =
        given()
            .contentType("application/x-ndjson")
            .queryParam("ruleSet", key)
            .body(lines.getBytes(StandardCharsets.UTF_8))
            .post("/v1/decisions/batch")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0)).contains("\"one\"").doesNotContain("error");
    assertThat(answers.get(1)).contains("\"line\":2").contains("budget-exceeded");
    assertThat(answers.get(2)).contains("\"one\"").doesNotContain("error");
  }

  private Bundle looping() {
    return new Bundle(
        TinyRules.bundle(key, "one").files().stream()
            .map(
                file ->
                    file.path().equals("tiny.dmn")
                        ? RuleSource.of(
                            file.path(),
                            file.text()
                                .replace("[\"one\"]", LOOP.replace(">", "&gt;"))
                                .replace(
                                    "<decision ",
                                    "<inputData id=\"m\" name=\"metrics\"><variable name=\"metrics\" typeRef=\"Any\"/></inputData>\n<decision ")
                                .replace(
                                    "<literalExpression",
                                    "<informationRequirement><requiredInput href=\"#m\"/></informationRequirement>\n<literalExpression"))
                        : file)
            .toList());
  }

  private static String line(int orders) {
    return "{\"contact\": {\"id\": \"c%d\"}, \"metrics\": {\"orders\": %d}}\n"
        .formatted(orders, orders);
  }

  private Response decide(int orders) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contact\": {\"id\": \"c\"}, \"metrics\": {\"orders\": %d}, \"ruleSet\": \"%s\"}"
                .formatted(orders, key))
        .post("/v1/decisions");
  }
}
