package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoggedRowsTest {

  private static final String RULE_SET =
      """
      key: %s
      name: Two offers for everybody
      decisions:
        offers: ["two.dmn#Offers"]
      """;
  private static final String OFFERS =
      """
      offers:
        - {id: small, name: Small, value: {amount: 1, currency: EUR}}
        - {id: big, name: Big, value: {amount: 2, currency: EUR}}
      """;
  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="two" namespace="urn:two">
        <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
        <decision id="d" name="Offers"><variable name="Offers" typeRef="Any"/>
          <informationRequirement><requiredInput href="#c"/></informationRequirement>
          <decisionTable id="t" hitPolicy="COLLECT">
            <input id="i"><inputExpression typeRef="string"><text>contact.country</text></inputExpression></input>
            <output id="o" name="offer"/>
            <rule id="small"><inputEntry><text>"DE"</text></inputEntry><outputEntry><text>"small"</text></outputEntry></rule>
            <rule id="big"><inputEntry><text>-</text></inputEntry><outputEntry><text>"big"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Inject DataSource database;
  @Inject Reviews reviews;

  @ParameterizedTest
  @ValueSource(strings = {"none", "reasons", "full"})
  void logNamesTheRowsWhateverIsExplained(String explain) throws SQLException {
    String id =
        given()
            .contentType("application/json")
            .body(
                """
                {"contact": {"id": "rows-1"}, "metrics": {"recencyDays": 12, "orders": 6},
                 "explain": "%s"}
                """
                    .formatted(explain))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("decisionId");
    assertThat(rows(id))
        .contains("segments.dmn#Lifecycle/lifecycle-2")
        .allMatch(row -> row.matches("[a-z]+\\.(dmn#[^/]+|drl|xlsx)/.+"));
  }

  /** Both offers come into question; the money of the one that is made is not the other's. */
  @Test
  void rowsWhoseOfferLostAreNotNamed() throws SQLException {
    String key = "rows-" + UUID.randomUUID();
    new Desk(key, reviews)
        .publish(
            new Bundle(
                List.of(
                    RuleSource.of("ruleset.yaml", RULE_SET.formatted(key)),
                    RuleSource.of("offers.yaml", OFFERS),
                    RuleSource.of("two.dmn", MODEL))));
    assertThat(rows(decided(key, 1))).containsExactly("two.dmn#Offers/big");
    assertThat(rows(decided(key, 2)))
        .containsExactlyInAnyOrder("two.dmn#Offers/big", "two.dmn#Offers/small");
  }

  private static String decided(String key, int count) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contact\": {\"id\": \"rows-2\", \"country\": \"DE\"}, \"ruleSet\": \"%s\", \"count\": %d}"
                .formatted(key, count))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("decisionId");
  }

  private List<String> rows(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select rows from decision where id = ?")) {
      find.setObject(1, UUID.fromString(id));
      try (ResultSet row = find.executeQuery()) {
        row.next();
        return List.of((String[]) row.getArray(1).getArray());
      }
    }
  }
}
