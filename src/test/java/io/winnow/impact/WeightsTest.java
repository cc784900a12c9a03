package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings about rules tell how many contacts they are about. */
@QuarkusTest
class WeightsTest {

  private static final String DMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="points" namespace="urn:test:points">
        <inputData id="contact" name="contact"><variable id="v" name="contact" typeRef="Any"/></inputData>
        <decision id="t" name="Points">
          <variable id="t-v" name="Points" typeRef="Any"/>
          <informationRequirement id="t-r"><requiredInput href="#contact"/></informationRequirement>
          <decisionTable id="t-table" hitPolicy="UNIQUE">
            <input id="i1" label="Mark"><inputExpression id="e1" typeRef="string"><text>contact.attributes.mark</text></inputExpression></input>
            <input id="i2" label="Points"><inputExpression id="e2" typeRef="number"><text>contact.attributes.points</text></inputExpression></input>
            <output id="o"/>
            %s
          </decisionTable>
        </decision>
      </definitions>
      """;

  private static final String ROW =
      """
      <rule id="r%1$d"><inputEntry id="r%1$d-1"><text>%2$s</text></inputEntry><inputEntry id="r%1$d-2"><text>%3$s</text></inputEntry><outputEntry id="r%1$d-o"><text>"%4$s"</text></outputEntry></rule>
      """;

  @Inject Reviews reviews;

  private final String key = "weights-" + UUID.randomUUID();
  private final String mark = "mark-" + UUID.randomUUID();
  private final ImpactDesk desk = new ImpactDesk(key);

  private Bundle rules(String low, String middle, String high) {
    String definition =
        """
        key: %s
        name: Points
        segments:
          - {id: low, name: Low, group: value}
          - {id: mid, name: Mid, group: value}
          - {id: high, name: High, group: value}
        decisions:
          segments: ["points.dmn#Points"]
        attributes:
          - {name: mark, type: string, values: [%s, nobody]}
          - {name: points, type: number}
        """
            .formatted(key, mark);
    String rows =
        ROW.formatted(1, '"' + mark + '"', low, "low")
            + ROW.formatted(2, '"' + mark + '"', middle, "mid")
            + ROW.formatted(3, '"' + mark + '"', high, "high")
            + ROW.formatted(4, "\"nobody\"", "-", "low");
    return new Bundle(
        List.of(
            RuleSource.of("ruleset.yaml", definition),
            RuleSource.of("points.dmn", DMN.formatted(rows))));
  }

  @BeforeEach
  void liveVersionAndThirtyContacts() {
    String draft = desk.begin(rules("&lt; 10", "[10..20)", "&gt;= 20"));
    desk.step(draft, "submit", "{}").then().statusCode(200);
    reviews.approve(key, draft, ReviewRequests.NONE, "second");
    desk.step(draft, "publish", "{}").then().statusCode(200);
    for (int i = 0; i < 30; i++) {
      given()
          .contentType("application/json")
          .body("{\"attributes\": {\"mark\": \"%s\", \"points\": %d}}".formatted(mark, i))
          .put("/v1/contacts/" + contact(i))
          .then()
          .statusCode(201);
    }
  }

  private String contact(int number) {
    return "%s-%02d".formatted(mark, number);
  }

  @Test
  void checkTellsWhatAnImpactOfTheSameFilesHasCounted() {
    String draft = desk.begin(rules("&lt; 10", "[14..20)", "&gt;= 20"));
    String address = desk.address() + "/drafts/" + draft + "/check";
    JsonPath before = given().post(address).then().statusCode(200).extract().jsonPath();
    assertThat(before.getMap("issues.find { it.code == 'gap' }")).containsEntry("population", null);
    ImpactDesk.done(desk.ask("drafts/" + draft, "{}"));
    JsonPath after = given().post(address).then().statusCode(200).extract().jsonPath();
    assertThat(after.getInt("issues.find { it.code == 'gap' }.population.contacts")).isEqualTo(4);
    assertThat(after.getList("issues.find { it.code == 'gap' }.population.examples"))
        .containsExactly(contact(10), contact(11), contact(12));
  }

  private JsonPath impact(Bundle files) {
    return ImpactDesk.done(desk.ask("drafts/" + desk.begin(files), "{}"));
  }

  private static Map<String, Object> finding(JsonPath impact, String code) {
    List<Map<String, Object>> findings = impact.getList("findings");
    return findings.stream()
        .filter(finding -> finding.get("code").equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(findings));
  }

  @Test
  void gapHoldsThoseWhoFindNoRow() {
    JsonPath impact = impact(rules("&lt; 10", "[14..20)", "&gt;= 20"));
    assertThat(finding(impact, "gap"))
        .containsEntry("contacts", 4)
        .containsEntry("severity", "warning")
        .containsEntry("examples", List.of(contact(10), contact(11), contact(12)));
    assertThat(impact.getList("segmentMoves.count")).containsExactly(4);
    assertThat(impact.getString("segmentMoves[0].to")).isNull();
  }

  @Test
  void overlapHoldsThoseWhoCannotBeDecidedAbout() {
    JsonPath impact = impact(rules("&lt; 10", "[10..22)", "&gt;= 20"));
    assertThat(finding(impact, "overlap"))
        .containsEntry("contacts", 2)
        .containsEntry("severity", "error")
        .containsEntry("examples", List.of(contact(20), contact(21)));
    long others = impact.getLong("undecided.before"); // whose mark is not declared here
    assertThat(impact.getLong("undecided.after") - others).isEqualTo(2);
    assertThat(impact.getString("rows[0].source")).isEqualTo("points.dmn");
  }

  @Test
  void rowThatNobodyFitsCountsForNobody() {
    JsonPath impact = impact(rules("&lt; 10", "[10..20)", "&gt;= 20"));
    assertThat(impact.getMap("hits.find { it.rule == 'Points#4' }")).containsEntry("contacts", 0);
    assertThat(impact.getMap("hits.find { it.rule == 'Points#3' }")).containsEntry("contacts", 10);
  }
}
