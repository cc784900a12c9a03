package io.winnow.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winnow.audit.Audit;
import io.winnow.audit.AuditEntry;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject Reviews reviews;
  @Inject Audit audit;
  @Inject DataSource database;
  @Inject Clock clock;

  private String key;
  private Desk desk;

  @BeforeEach
  void newRuleSet() {
    key = "publish-" + UUID.randomUUID();
    desk = new Desk(key, reviews);
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = clock.instant().plus(LIMIT);
    while (!condition.getAsBoolean() && clock.instant().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private String segment(String more) {
    return desk.decide(more).then().statusCode(200).extract().path("segments[0].id");
  }

  private List<AuditEntry> entries() {
    List<AuditEntry> entries = new ArrayList<>();
    audit.page(0, 1_000_000).stream()
        .filter(entry -> entry.subject().startsWith("rule-set/" + key + "/"))
        .forEach(entries::add);
    return entries;
  }

  @Test
  void firstPublishedDraftIsANewRuleSet() {
    Bundle files = TinyRules.bundle(key, "one");
    String draft = desk.approved(files);
    desk.step(draft, "publish", "{\"comment\": \"the first\"}")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("hash", equalTo(files.hash()))
        .body("live", equalTo(true));
    assertThat(segment("")).isEqualTo("one");
    given()
        .get(desk.address() + "/versions/1")
        .then()
        .body("publishedBy", equalTo("anonymous"))
        .body("approvedBy", equalTo("second"))
        .body("comment", equalTo("the first"));
    given()
        .get(desk.address() + "/drafts/" + draft)
        .then()
        .body("state", equalTo("published"))
        .body("version", equalTo(1));
    desk.step(draft, "publish", "{}").then().statusCode(409).body("code", equalTo("draft-closed"));
    assertThat(entries())
        .extracting(AuditEntry::action)
        .containsExactly("draft-begun", "draft-submitted", "draft-approved", "version-published");
    assertThat(entries())
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.hash()).isEqualTo(files.hash());
              assertThat(entry.details())
                  .containsEntry("authors", "anonymous")
                  .containsEntry("approver", "second");
            });
    assertThat(audit.verify(null, null).intact()).isTrue();
  }

  @Test
  void versionsLiveSideBySideAndAnyCanBeGoneBackTo() {
    for (String segment : List.of("one", "two", "three")) {
      desk.publish(TinyRules.bundle(key, segment));
    }
    assertThat(segment("")).isEqualTo("three");
    assertThat(segment(", \"version\": 1")).isEqualTo("one");
    assertThat(segment(", \"version\": 2")).isEqualTo("two");
    desk.decide(", \"version\": 4").then().statusCode(404).body("code", equalTo("unknown-version"));
    desk.activate(1, "{}")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("live", equalTo(true));
    assertThat(segment("")).isEqualTo("one");
    given().get(desk.address()).then().body("live", equalTo(1)).body("latest", equalTo(3));
    desk.activate(3, "{}").then().statusCode(200);
    assertThat(segment("")).isEqualTo("three");
    desk.activate(9, "{}").then().statusCode(404);
    given()
        .get(desk.address() + "/versions")
        .then()
        .body("versions.live", contains(false, false, true));
    assertThat(entries())
        .extracting(AuditEntry::action)
        .filteredOn("version-activated"::equals)
        .hasSize(2);
  }

  @Test
  void failedPublishChangesNothing() {
    desk.publish(TinyRules.bundle(key, "one"));
    String before = desk.decide(", \"dryRun\": true").path("segments").toString();
    Response stateBefore = given().get(desk.address());
    Bundle broken =
        new Bundle(
            List.of(
                TinyRules.bundle(key, "two").files().get(0),
                RuleSource.of("offers.yaml", "offers: [{id: a, lever: much}, {id: a}]\n"),
                RuleSource.of("tiny.dmn", TinyRules.dmn("two").replace("[\"two\"]", "[\"two\""))));
    String draft = desk.approved(broken);
    desk.step(draft, "publish", "{}")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("rules-rejected"))
        .body("errors.pointer", hasItem("offers.yaml:1"))
        .body("errors.code", hasItem("duplicate-offer"));
    String unparsable =
        desk.approved(
            new Bundle(
                List.of(
                    TinyRules.bundle(key, "two").files().get(0),
                    RuleSource.of(
                        "tiny.dmn", TinyRules.dmn("two").replace("[\"two\"]", "[\"two\"")))));
    desk.step(unparsable, "publish", "{}")
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("dmn-err-compiling-feel"));
    assertThat(given().get(desk.address()).asString()).isEqualTo(stateBefore.asString());
    assertThat(desk.decide(", \"dryRun\": true").path("segments").toString()).isEqualTo(before);
    given().get(desk.address() + "/drafts/" + draft).then().body("state", equalTo("approved"));
    assertThat(entries())
        .extracting(AuditEntry::action)
        .filteredOn("version-published"::equals)
        .hasSize(1);
  }

  @Test
  void programThatThrowsIsNotPublished() {
    Bundle throwing =
        new Bundle(
            List.of(
                TinyRules.bundle(key, "one").files().get(0),
                RuleSource.of(
                    "tiny.dmn",
                    TinyRules.dmn("one").replace("[\"one\"]", "[\"unheard-of\" + \"-of\"]"))));
    desk.step(desk.approved(throwing), "publish", "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("rules-rejected"));
    given().get(desk.address()).then().statusCode(404);
  }

  @Test
  void scenarioThatFailsKeepsTheDraftFromBeingPublished() {
    List<RuleSource> files = new ArrayList<>(TinyRules.bundle(key, "one").files());
    files.add(
        RuleSource.of(
            "scenarios/one.yaml",
            "sentence: Nobody is in it\ngiven: {}\nthen: {segments: {exclude: [one]}}\n"));
    String draft = desk.approved(new Bundle(files));
    desk.step(draft, "publish", "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("rules-rejected"))
        .body("errors.code", contains("scenario-failed"));
    given().get(desk.address()).then().statusCode(404);
  }

  @Test
  void keyOfTheFilesIsThatOfTheRuleSet() {
    desk.step(desk.approved(TinyRules.bundle("crm", "one")), "publish", "{}")
        .then()
        .statusCode(422)
        .body("errors.code", contains("ruleset-key"));
  }

  @Test
  void scheduledVersionGoesLiveAtItsTime() throws Exception {
    desk.publish(TinyRules.bundle(key, "one"));
    String later = clock.instant().plusSeconds(3).toString();
    Response scheduled =
        desk.step(
            desk.approved(TinyRules.bundle(key, "two")),
            "publish",
            "{\"effectiveAt\": \"" + later + "\"}");
    scheduled
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("live", equalTo(false))
        .body("activation", notNullValue());
    assertThat(segment("")).isEqualTo("one");
    given()
        .get(desk.address() + "/activations")
        .then()
        .statusCode(200)
        .body("activations.state", contains("scheduled"))
        .body("activations.version", contains(2));
    await(() -> "two".equals(segment("")));
    given().get(desk.address() + "/activations").then().body("activations.state", contains("done"));
    assertThat(entries())
        .extracting(AuditEntry::action)
        .filteredOn("version-activated"::equals)
        .hasSize(1);
    given()
        .delete(desk.address() + "/activations/" + scheduled.path("activation"))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-activation"));
  }

  @Test
  void scheduledActivationCanBeCancelled() {
    desk.publish(TinyRules.bundle(key, "one"));
    desk.publish(TinyRules.bundle(key, "two"));
    String id =
        desk.activate(1, "{\"effectiveAt\": \"2999-01-01T00:00:00Z\"}")
            .then()
            .statusCode(200)
            .extract()
            .path("activation");
    given().delete(desk.address() + "/activations/" + id).then().statusCode(204);
    given()
        .get(desk.address() + "/activations")
        .then()
        .body("activations.state", contains("cancelled"));
    given().delete(desk.address() + "/activations/" + id).then().statusCode(404);
    assertThat(entries())
        .extracting(AuditEntry::action)
        .contains("activation-scheduled", "activation-cancelled");
  }

  @Test
  void newRuleSetMayWaitForItsTime() {
    desk.step(
            desk.approved(TinyRules.bundle(key, "one")),
            "publish",
            "{\"effectiveAt\": \"2999-01-01T00:00:00Z\"}")
        .then()
        .statusCode(200);
    given()
        .get(desk.address())
        .then()
        .statusCode(200)
        .body("live", nullValue())
        .body("latest", equalTo(1));
    desk.decide("").then().statusCode(404).body("code", equalTo("unknown-rule-set"));
    assertThat(segment(", \"version\": 1")).isEqualTo("one");
  }

  @Test
  void changeOfWhichNobodyToldIsNoticed() throws Exception {
    desk.publish(TinyRules.bundle(key, "one"));
    desk.publish(TinyRules.bundle(key, "two"));
    execute(
        "update rule_set set live_version = 1, changes = changes + 1 where key = '" + key + "'");
    await(() -> "one".equals(segment("")));
  }

  @Test
  void watchConnectsAgain() throws Exception {
    desk.publish(TinyRules.bundle(key, "one"));
    desk.publish(TinyRules.bundle(key, "two"));
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen winnow%' or query like 'LISTEN winnow%'");
    execute(
        "update rule_set set live_version = 1, changes = changes + 1 where key = '" + key + "'");
    await(() -> "one".equals(segment("")));
  }

  @Test
  void decisionOfAnyVersionCanBeReplayed() {
    List<String> decisions = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      desk.publish(TinyRules.bundle(key, "v" + i));
      decisions.add(desk.decide("").path("decisionId"));
    }
    for (String decision : decisions) {
      Response replay = given().post("/v1/decisions/" + decision + "/replay");
      assertThat(replay.<Boolean>path("identical")).as(replay.asString()).isTrue();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
