package io.winnow.draft;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winnow.access.ClosedDoors;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Another key is not another person. */
@QuarkusTest
@TestProfile(ClosedDoors.class)
class KeysAndEyesTest {

  private final String ruleSet = "eyes-" + UUID.randomUUID();

  /** Whoever calls. */
  private interface Caller {
    RequestSpecification call();
  }

  private static Caller key(String secret) {
    return () -> given().header("X-API-Key", secret);
  }

  private static Caller keyOf(Caller maker, String... roles) {
    return key(
        maker
            .call()
            .contentType("application/json")
            .body(Map.of("name", "test", "roles", List.of(roles)))
            .post("/v1/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key"));
  }

  private static Caller user(String... roles) {
    String name = "u-" + UUID.randomUUID();
    FIRST
        .call()
        .contentType("application/json")
        .body(Map.of("password", "a password for " + name, "roles", List.of(roles)))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200);
    return () -> given().auth().preemptive().basic(name, "a password for " + name);
  }

  /** The key of the configuration. */
  private static final Caller FIRST = key(ClosedDoors.ADMIN_KEY);

  /** A submitted draft that this one wrote. */
  private String written(Caller author) {
    String draft =
        author
            .call()
            .contentType("application/zip")
            .body(TinyRules.bundle(ruleSet, "one").zip())
            .post("/v1/rule-sets/" + ruleSet + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    step(author, draft, "submit").then().statusCode(200);
    return draft;
  }

  private Response step(Caller caller, String draft, String step) {
    return caller
        .call()
        .contentType("application/json")
        .body("{}")
        .post("/v1/rule-sets/" + ruleSet + "/drafts/" + draft + "/" + step);
  }

  private void assertOwnWork(Caller caller, String draft) {
    step(caller, draft, "approve").then().statusCode(403).body("code", equalTo("own-work"));
  }

  private void assertApproved(Caller caller, String draft) {
    step(caller, draft, "approve").then().statusCode(200);
  }

  @Test
  void nobodyApprovesOwnWorkWithAKeyMadeForIt() {
    Caller admin = user("admin");
    String draft = written(admin);
    Caller helper = keyOf(admin, "approver");
    assertOwnWork(helper, draft);
    Caller keyOfAKey = keyOf(keyOf(admin, "admin"), "approver");
    assertOwnWork(keyOfAKey, draft);
    assertApproved(user("approver"), draft);
  }

  @Test
  void nobodyApprovesWhatTheirKeyWrote() {
    Caller admin = user("admin");
    String draft = written(keyOf(admin, "analyst"));
    assertOwnWork(admin, draft);
    assertOwnWork(keyOf(admin, "approver"), draft);
    assertApproved(keyOf(user("admin"), "approver"), draft);
  }

  @Test
  void aKeyThatWasRevokedIsStillItsMakers() {
    Caller admin = user("admin");
    Caller writer = keyOf(admin, "analyst");
    String draft = written(writer);
    String name = writer.call().get("/v1/me").then().extract().path("name");
    FIRST.call().delete("/v1/keys/" + name.substring("key:".length())).then().statusCode(204);
    assertOwnWork(admin, draft);
  }

  @Test
  void whoTheFirstKeyHandsKeysToAreDifferentPeople() {
    String draft = written(keyOf(FIRST, "analyst"));
    assertApproved(keyOf(FIRST, "approver"), draft);
    KeysAndEyesTest another = new KeysAndEyesTest();
    String own = another.written(FIRST);
    another.assertOwnWork(FIRST, own);
    another.assertApproved(keyOf(FIRST, "approver"), own);
    KeysAndEyesTest third = new KeysAndEyesTest();
    Caller admin = keyOf(FIRST, "admin");
    String admins = third.written(admin);
    third.assertOwnWork(keyOf(admin, "approver"), admins);
    third.assertApproved(user("approver"), admins);
  }
}
