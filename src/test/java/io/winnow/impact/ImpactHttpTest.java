package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
  void whoeverApprovesFindsWhatTheAuthorHasAsked() {
    thirtyContacts();
    publish(rules.bundle());
    String draft = desk.begin(rules.high(25).bundle());
    String address = "/v1/rule-sets/" + key + "/drafts/" + draft + "/impact";
    given().get(address).then().statusCode(404).body("code", equalTo("unknown-impact"));
    given()
        .get("/v1/rule-sets/" + key + "/versions/1/impact")
        .then()
        .statusCode(404)
        .body("detail", equalTo("Nobody has asked yet what this version changes."));
    ImpactDesk.done(desk.ask("drafts/" + draft, "{\"sample\": 3}"));
    String last = ImpactDesk.done(desk.ask("drafts/" + draft, "{}")).getString("id");
    given()
        .get(address)
        .then()
        .statusCode(200)
        .body("id", equalTo(last))
        .body("segmentMoves", hasSize(1));
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
    for (String moves : List.of("segmentMoves", "offerMoves")) {
      given()
          .urlEncodingEnabled(false)
          .get(impact.getString(moves + "[0].contacts"))
          .then()
          .statusCode(200)
          .body("contacts", hasSize(5));
    }
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

  @Test
  void rowsTellWhichRowDidIt() {
    thirtyContacts();
    publish(rules.bundle());
    JsonPath impact =
        ImpactDesk.done(desk.ask("drafts/" + desk.begin(rules.high(25).bundle()), "{}"));
    List<Map<String, Object>> rows = impact.getList("rows");
    assertThat(rows)
        .filteredOn(row -> row.get("kind").equals("segment"))
        .extracting(row -> row.get("side") + " " + row.get("source") + " " + row.get("rule"))
        .containsExactly("before tiers.dmn Tier#3", "after tiers.dmn Tier#2");
    assertThat(rows)
        .filteredOn(row -> row.get("kind").equals("offer"))
        .extracting(row -> row.get("side") + " " + row.get("source") + " " + row.get("rule"))
        .containsExactly("before offers.dmn Offers#3", "after offers.dmn Offers#2");
    assertThat(rows).extracting(row -> row.get("count")).containsOnly(5);
    assertThat(rows.get(0)).containsEntry("text", "high points");
    assertThat(impact.getLong("hits.find { it.rule == 'Tier#3' }.contacts")).isEqualTo(5);
  }

  @Test
  void ruleThatExcludesIsNamed() {
    thirtyContacts();
    publish(rules.bundle());
    JsonPath impact =
        ImpactDesk.done(desk.ask("drafts/" + desk.begin(rules.excluding().bundle()), "{}"));
    assertThat(impact.getList("segmentMoves")).isEmpty();
    assertThat(only(impact, "offerMoves"))
        .containsEntry("from", "gold-gift")
        .containsEntry("to", null)
        .containsEntry("count", 3);
    assertThat(only(impact, "rows"))
        .containsEntry("side", "after")
        .containsEntry("source", "extra.drl")
        .containsEntry("rule", "tired of gifts")
        .containsEntry("count", 3);
    assertThat(impact.getLong("coverage.after.contacts")).isEqualTo(27);
    assertThat(ImpactDesk.contacts(impact.getString("id"), "kind=offer&from=gold-gift"))
        .containsExactly(contact(21), contact(24), contact(27));
  }

  @Test
  void entryOfTheCatalogueIsNamedWhereItMadeTheDifference() {
    thirtyContacts();
    publish(rules.bundle());
    Bundle bySms =
        with("offers.yaml", text -> text.replace("name: Gold,", "name: Gold, channels: [sms],"));
    String draft = desk.begin(bySms);
    JsonPath impact = ImpactDesk.done(desk.ask("drafts/" + draft, "{\"channel\": \"email\"}"));
    assertThat(only(impact, "offerMoves"))
        .containsEntry("from", "gold-gift")
        .containsEntry("to", null);
    assertThat(only(impact, "rows"))
        .containsEntry("source", "offers.yaml")
        .containsEntry("rule", "gold-gift");
    JsonPath anywhere = ImpactDesk.done(desk.ask("drafts/" + draft, "{}"));
    assertThat(anywhere.getList("offerMoves")).isEmpty();
  }

  private Bundle with(String path, UnaryOperator<String> change) {
    return new Bundle(
        rules.bundle().files().stream()
            .map(
                file ->
                    file.path().equals(path)
                        ? RuleSource.of(path, change.apply(file.text()))
                        : file)
            .toList());
  }

  @Test
  void offersStarveAndSegmentsVanish() {
    thirtyContacts();
    publish(rules.bundle());
    JsonPath impact =
        ImpactDesk.done(
            desk.ask("drafts/" + desk.begin(rules.low(0).offerOfHigh("new-gift").bundle()), "{}"));
    assertThat(impact.getList("starvingOffers")).containsExactlyInAnyOrder("starter", "gold-gift");
    assertThat(impact.getList("startingOffers")).containsExactly("new-gift");
    assertThat(impact.getList("vanishingSegments")).containsExactly("low");
    assertThat(impact.getMap("shrinkingSegments[0]"))
        .containsEntry("id", "low")
        .containsEntry("before", 10)
        .containsEntry("after", 0);
  }

  @Test
  void versionsAreComparedInEitherDirection() {
    thirtyContacts();
    publish(rules.bundle());
    publish(rules.high(25).bundle());
    JsonPath forth = ImpactDesk.done(desk.ask("versions/2", "{\"against\": 1}"));
    assertThat(only(forth, "offerMoves")).containsEntry("to", "silver-gift");
    JsonPath back = ImpactDesk.done(desk.ask("versions/1", "{}"));
    assertThat(back.getInt("against.version")).isEqualTo(2);
    assertThat(only(back, "offerMoves")).containsEntry("to", "gold-gift").containsEntry("count", 5);
    JsonPath same = ImpactDesk.done(desk.ask("versions/2", "{}"));
    assertThat(same.getList("offerMoves")).isEmpty();
    assertThat(same.getList("rows")).isEmpty();
  }

  @Test
  void samplesAreDrawnTheSameWayEachTime() {
    thirtyContacts();
    publish(rules.bundle());
    String draft = desk.begin(rules.high(25).bundle());
    JsonPath one = ImpactDesk.done(desk.ask("drafts/" + draft, "{\"sample\": 7}"));
    JsonPath other = ImpactDesk.done(desk.ask("drafts/" + draft, "{\"sample\": 7}"));
    assertThat(one.getLong("contacts")).isEqualTo(7);
    assertThat(one.getLong("progress.total")).isEqualTo(7);
    assertThat(other.getList("segments")).isEqualTo(one.getList("segments"));
    JsonPath more = ImpactDesk.done(desk.ask("drafts/" + draft, "{\"sample\": 1000000}"));
    assertThat(only(more, "offerMoves")).containsEntry("count", 5);
  }

  @Test
  void capsHoldAsFarAsTheyAreUsedAndNothingIsLoggedOrUsed() throws SQLException {
    thirtyContacts();
    publish(rules.bundle());
    given()
        .contentType("application/json")
        .body("{\"contactId\": \"%s\", \"ruleSet\": \"%s\"}".formatted(contact(15), key))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .body("offer.id", equalTo("silver-gift"));
    String before = traces();
    JsonPath impact =
        ImpactDesk.done(desk.ask("drafts/" + desk.begin(rules.high(25).bundle()), "{}"));
    assertThat(impact.getMap("offers.find { it.id == 'silver-gift' }"))
        .as("one of ten has got it this week")
        .containsEntry("before", 9)
        .containsEntry("after", 14);
    assertThat(traces()).isEqualTo(before);
  }

  private String traces() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (select count(*) from decision), (select count(*) from offer_use),"
                    + " (select coalesce(sum(uses), 0) from offer_use_hour),"
                    + " (select count(*) from decision_key)")) {
      row.next();
      return row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4);
    }
  }

  @Test
  void rulesThatCannotBeCompiledFailTheJobWithAllThatIsWrong() {
    thirtyContacts();
    publish(rules.bundle());
    Bundle broken = with("tiers.dmn", text -> text.replace("&lt; 10", "&lt; (10"));
    JsonPath impact = ImpactDesk.ended(desk.ask("drafts/" + desk.begin(broken), "{}"));
    assertThat(impact.getString("state")).isEqualTo("failed");
    assertThat(impact.getString("failure.code")).isEqualTo("rules-rejected");
    assertThat(impact.getString("failure.errors[0].pointer")).startsWith("tiers.dmn");
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    publish(rules.bundle());
    String draft = desk.begin(rules.high(25).bundle());
    desk.ask("drafts/" + draft, "{\"against\": 9}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
    desk.ask("drafts/" + UUID.randomUUID(), "{}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-draft"));
    desk.ask("drafts/" + draft, "{\"sample\": 0, \"channel\": \"\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/sample", "/channel")));
    given()
        .get("/v1/impacts/nothing")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-impact"));
    TierRules unborn = TierRules.of(key + "-new", mark);
    ImpactDesk other = new ImpactDesk(unborn.key());
    other
        .ask("drafts/" + other.begin(unborn.bundle()), "{}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-rule-set"));
  }
}
