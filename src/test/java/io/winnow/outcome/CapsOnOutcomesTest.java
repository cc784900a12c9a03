package io.winnow.outcome;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One click a contact, two conversions in all, and a fallback. */
@QuarkusTest
class CapsOnOutcomesTest {

  private static final String OFFERS =
      """
      offers:
        - id: capped
          name: Capped
          value: {amount: 9, currency: EUR}
          caps: [{count: 1, per: contact, within: P7D, event: clicked},
                 {count: 2, per: total, event: converted}]
        - {id: always, name: Always, value: {amount: 1, currency: EUR}, fallback: true}
      """;
  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
        <decision id="d" name="Offers"><variable name="Offers" typeRef="Any"/>
          <literalExpression><text>["capped", "always"]</text></literalExpression>
        </decision>
      </definitions>
      """;

  @Inject Reviews reviews;
  private final String key = "capped-" + UUID.randomUUID();

  @BeforeEach
  void publish() {
    new Desk(key, reviews)
        .publish(
            new Bundle(
                List.of(
                    RuleSource.of(
                        "ruleset.yaml",
                        "key: %s\ndecisions: {offers: [\"m.dmn#Offers\"]}\n".formatted(key)),
                    RuleSource.of("offers.yaml", OFFERS),
                    RuleSource.of("m.dmn", MODEL))));
  }

  private JsonPath decide(String contact) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contact\": {\"id\": \"%s-%s\"}, \"ruleSet\": \"%s\", \"context\": {\"at\": \"2026-11-22T12:00:00Z\"}}"
                .formatted(key, contact, key))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String offer(String contact) {
    return decide(contact).getString("offer.id");
  }

  private void tell(String id, String decision, String type, String more) {
    given()
        .contentType("application/x-ndjson")
        .body(
            "{\"id\": \"%s-%s\", \"decisionId\": \"%s\", \"type\": \"%s\", \"at\": \"2026-11-22T10:00:00Z\"%s}"
                .formatted(key, id, decision, type, more)
                .getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
  }

  @Test
  void aClickUsesTheContactsCapAndACorrectionGivesItBack() {
    JsonPath decided = decide("1");
    assertThat(decided.getString("offer.id")).isEqualTo("capped");
    String decision = decided.getString("decisionId");
    tell("shown", decision, "shown", "");
    assertThat(offer("1")).isEqualTo("capped");
    tell("click", decision, "clicked", "");
    tell("click", decision, "clicked", "");
    tell("again", decision, "clicked", "");
    assertThat(offer("1")).isEqualTo("always");
    assertThat(offer("2")).isEqualTo("capped");
    tell("no", decision, "rejected", ", \"supersedes\": \"%s-click\"".formatted(key));
    assertThat(offer("1")).isEqualTo("always");
    tell("nor", decision, "rejected", ", \"supersedes\": \"%s-again\"".formatted(key));
    assertThat(offer("1")).isEqualTo("capped");
  }

  @Test
  void conversionsUseTheCapOverAllContacts() {
    String decision = "";
    for (String contact : List.of("1", "2")) {
      assertThat(offer("3")).isEqualTo("capped");
      decision = decide(contact).getString("decisionId");
      tell(contact, decision, "converted", ", \"value\": 1");
    }
    assertThat(offer("3")).isEqualTo("always");
    tell("back", decision, "rejected", ", \"supersedes\": \"%s-2\"".formatted(key));
    assertThat(offer("3")).isEqualTo("capped");
  }
}
