package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImpactHttpTest {

  @Inject Reviews reviews;
  @Inject DataSource database;

  private String key;
  private String mark;
  private ImpactDesk desk;
  private TierRules rules;

  @BeforeEach
  void newRuleSetAndContacts() {
    key = "impact-" + UUID.randomUUID();
    mark = "mark-" + UUID.randomUUID();
    desk = new ImpactDesk(key);
    rules = TierRules.of(key, mark);
  }

  private int publish(Bundle files) {
    String draft = desk.begin(files);
    desk.step(draft, "submit", "{}").then().statusCode(200);
    reviews.approve(key, draft, ReviewRequests.NONE, "second");
    return desk.step(draft, "publish", "{}").then().statusCode(200).extract().path("version");
  }

  private String contact(int number) {
    return "%s-%02d".formatted(mark, number);
  }

  /** Contacts with 0 to 29 points; every third is tired. */
  private void thirtyContacts() {
    for (int i = 0; i < 30; i++) {
      ImpactDesk.store(contact(i), mark, i, i % 3 == 0);
    }
  }

  private static Map<String, Object> only(JsonPath impact, String list) {
    List<Map<String, Object>> found = impact.getList(list);
    assertThat(found).as(list).hasSize(1);
    return found.get(0);
  }

  @Test
  void changedRowMovesExactlyThoseBetweenTheTwoBoundaries() {
    thirtyContacts();
    publish(rules.bundle());
    String draft = desk.begin(rules.high(25).bundle());

    JsonPath impact =
        ImpactDesk.done(desk.ask("drafts/" + draft, "{\"against\": 1, \"sample\": null}"));

    assertThat(only(impact, "segmentMoves"))
        .containsEntry("from", "high")
        .containsEntry("to", "mid")
        .containsEntry("count", 5)
        .containsEntry("value", 25)
        .containsEntry("valueBefore", 100);
    assertThat(only(impact, "offerMoves"))
        .containsEntry("from", "gold-gift")
        .containsEntry("to", "silver-gift")
        .containsEntry("count", 5)
        .containsEntry("value", 25)
        .containsEntry("valueBefore", 100);
    assertThat(impact.getString("currency")).isEqualTo("EUR");
    assertThat(impact.getLong("changed.offers.contacts")).isEqualTo(5);
    assertThat(impact.getLong("coverage.before.contacts")).isEqualTo(30);
    assertThat(impact.getLong("progress.done")).isEqualTo(impact.getLong("progress.total"));
    assertThat(impact.getLong("contacts")).isGreaterThanOrEqualTo(30);
    assertThat(impact.getMap("segments.find { it.id == 'high' }"))
        .containsEntry("before", 10)
        .containsEntry("after", 5)
        .containsEntry("entered", 0)
        .containsEntry("left", 5);
    assertThat(impact.getDouble("shrinkingSegments[0].percent")).isEqualTo(50.0);
    assertThat(impact.getList("vanishingSegments")).isEmpty();
  }

  @Test
  void eachCellListsItsContacts() {
    thirtyContacts();
    publish(rules.bundle());
    String draft = desk.begin(rules.high(25).bundle());
    String id = ImpactDesk.done(desk.ask("drafts/" + draft, "{}")).getString("id");
    List<String> moved = List.of(20, 21, 22, 23, 24).stream().map(this::contact).toList();
    assertThat(ImpactDesk.contacts(id, "kind=segment&from=high&to=mid")).isEqualTo(moved);
    assertThat(ImpactDesk.contacts(id, "kind=offer&from=gold-gift&to=silver-gift"))
        .isEqualTo(moved);
    assertThat(ImpactDesk.contacts(id, "kind=offer&from=silver-gift&to=gold-gift")).isEmpty();
    given()
        .get("/v1/impacts/" + id + "/contacts")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
  }
}
