package io.winnow.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.winnow.platform.security.Roles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClosedDoors.class)
class AccessTest {

  /** Who may do what; the test fails for an operation that is not here. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("POST /v1/decisions", List.of(Roles.CAMPAIGN)),
          Map.entry("POST /v1/decisions/batch", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/decisions/{id}", Roles.ALL),
          Map.entry("POST /v1/decisions/{id}/replay", List.of(Roles.CAMPAIGN, Roles.ANALYST)),
          Map.entry("GET /v1/contacts", Roles.ALL),
          Map.entry("POST /v1/contacts/import", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/contacts/{id}", Roles.ALL),
          Map.entry("PUT /v1/contacts/{id}", List.of(Roles.CAMPAIGN)),
          Map.entry("DELETE /v1/contacts/{id}", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/contacts/{id}/metrics", Roles.ALL),
          Map.entry("GET /v1/segments", Roles.ALL),
          Map.entry("GET /v1/offers", Roles.ALL),
          Map.entry("POST /v1/events", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/keys", List.of(Roles.ADMIN)),
          Map.entry("POST /v1/keys", List.of(Roles.ADMIN)),
          Map.entry("DELETE /v1/keys/{id}", List.of(Roles.ADMIN)),
          Map.entry("GET /v1/users", List.of(Roles.ADMIN)),
          Map.entry("PUT /v1/users/{name}", List.of(Roles.ADMIN)),
          Map.entry("GET /v1/me", Roles.ALL),
          Map.entry("POST /v1/session", Roles.ALL),
          Map.entry("DELETE /v1/session", Roles.ALL),
          Map.entry("PUT /v1/me/password", Roles.ALL),
          Map.entry("GET /v1/audit", Roles.ALL),
          Map.entry("GET /v1/audit/verify", Roles.ALL),
          Map.entry("GET /v1/audit/latest", Roles.ALL),
          Map.entry("GET /v1/rule-sets", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/bundle", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/drafts", Roles.ALL),
          Map.entry("POST /v1/rule-sets/{key}/drafts", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}", Roles.ALL),
          Map.entry("DELETE /v1/rule-sets/{key}/drafts/{id}", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/files/{path}", Roles.ALL),
          Map.entry("PUT /v1/rule-sets/{key}/drafts/{id}/files/{path}", List.of(Roles.ANALYST)),
          Map.entry("DELETE /v1/rule-sets/{key}/drafts/{id}/files/{path}", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/diff/{m}", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/diff", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/tables", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/sheets/{file}", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/sheets/{file}", Roles.ALL),
          Map.entry(
              "POST /v1/rule-sets/{key}/drafts/{id}/sheets/{file}/diff", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}", Roles.ALL),
          Map.entry(
              "PUT /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}",
              List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}/xlsx", Roles.ALL),
          Map.entry(
              "PUT /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}/xlsx",
              List.of(Roles.ANALYST)),
          Map.entry(
              "POST /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}/counts",
              List.of(Roles.ANALYST)),
          Map.entry(
              "GET /v1/rule-sets/{key}/versions/{n}/tables/{file}/{decision}/counts", Roles.ALL),
          Map.entry(
              "POST /v1/rule-sets/{key}/drafts/{id}/tables/{file}/{decision}/check",
              List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/tables", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/tables/{file}/{decision}", Roles.ALL),
          Map.entry(
              "GET /v1/rule-sets/{key}/versions/{n}/tables/{file}/{decision}/xlsx", Roles.ALL),
          Map.entry("POST /v1/decisions/{id}/scenario", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/check", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/versions/{n}/check", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/findings/accept", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/findings/accepted", Roles.ALL),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/impact", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/decide", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/versions/{n}/decide", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/versions/{n}/impact", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/contacts/{id}/events", Roles.ALL),
          Map.entry("GET /v1/contacts/{id}/decisions", Roles.ALL),
          Map.entry("GET /v1/decisions/{id}/explanation", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/files", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/files/{path}", Roles.ALL),
          Map.entry("GET /v1/impacts/{id}", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/drafts/{id}/impact", Roles.ALL),
          Map.entry("GET /v1/rule-sets/{key}/versions/{n}/impact", Roles.ALL),
          Map.entry("DELETE /v1/impacts/{id}", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/impacts/{id}/contacts", Roles.ALL),
          Map.entry(
              "DELETE /v1/rule-sets/{key}/findings/accepted/{code}/{fingerprint}",
              List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/versions/{n}/activate", List.of(Roles.APPROVER)),
          Map.entry("GET /v1/rule-sets/{key}/activations", Roles.ALL),
          Map.entry("DELETE /v1/rule-sets/{key}/activations/{id}", List.of(Roles.APPROVER)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/submit", List.of(Roles.ANALYST)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/approve", List.of(Roles.APPROVER)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/reject", List.of(Roles.APPROVER)),
          Map.entry("POST /v1/rule-sets/{key}/drafts/{id}/publish", List.of(Roles.APPROVER)),
          Map.entry("GET /v1/campaigns", Roles.ALL),
          Map.entry("POST /v1/campaigns", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/campaigns/{key}", Roles.ALL),
          Map.entry("PUT /v1/campaigns/{key}", List.of(Roles.CAMPAIGN)),
          Map.entry("DELETE /v1/campaigns/{key}", List.of(Roles.CAMPAIGN)),
          Map.entry("POST /v1/campaigns/{key}/members", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/rule-sets/{key}/shadows", Roles.ALL),
          Map.entry("POST /v1/rule-sets/{key}/shadows", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/rule-sets/{key}/shadows/{id}", Roles.ALL),
          Map.entry("DELETE /v1/rule-sets/{key}/shadows/{id}", List.of(Roles.ANALYST)),
          Map.entry(
              "POST /v1/rule-sets/{key}/versions/{n}/evaluate-offline", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/experiments/{key}/report", Roles.ALL),
          Map.entry("POST /v1/experiments/{key}/promote", List.of(Roles.APPROVER)),
          Map.entry("POST /v1/outcomes", List.of(Roles.CAMPAIGN)),
          Map.entry("GET /v1/experiments/{key}/ramp", Roles.ALL),
          Map.entry("POST /v1/experiments/{key}/ramp", List.of(Roles.APPROVER)),
          Map.entry("DELETE /v1/experiments/{key}/ramp", List.of(Roles.APPROVER)),
          Map.entry("GET /v1/campaigns/{key}/report", Roles.ALL),
          Map.entry("GET /v1/kpis", Roles.ALL),
          Map.entry("GET /v1/experiments", Roles.ALL),
          Map.entry("POST /v1/experiments", List.of(Roles.ANALYST)),
          Map.entry("GET /v1/experiments/{key}", Roles.ALL),
          Map.entry("PATCH /v1/experiments/{key}", List.of(Roles.ANALYST, Roles.APPROVER)),
          Map.entry("POST /v1/experiments/{key}/start", List.of(Roles.APPROVER)),
          Map.entry("POST /v1/experiments/{key}/stop", List.of(Roles.APPROVER)),
          Map.entry("POST /crm-segments", List.of(Roles.CAMPAIGN)),
          Map.entry("POST /crm-profile", List.of(Roles.CAMPAIGN)),
          Map.entry("POST /crm-offers", List.of(Roles.CAMPAIGN)));

  private static final List<String> OPEN = List.of("GET /problems");

  private static RequestSpecification with(String key) {
    return given().header("X-API-Key", key).contentType("application/json");
  }

  private static String key(String... roles) {
    return with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("name", "test", "roles", roles))
        .post("/v1/keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  private static Map<String, List<String>> operations() {
    Map<String, List<String>> operations = new TreeMap<>();
    JsonPath document = given().accept("application/json").get("/q/openapi").jsonPath();
    Map<String, Map<String, Object>> paths = document.getMap("paths");
    paths.forEach(
        (path, methods) ->
            methods.forEach(
                (method, operation) -> {
                  if (!path.startsWith("/test/")
                      && List.of("get", "post", "put", "delete", "patch").contains(method)) {
                    operations.put(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path, List.of());
                  }
                }));
    return operations;
  }

  @Test
  void everyOperationRefusesTheAnonymousAndTheWrongRole() {
    Map<String, String> keys = new TreeMap<>();
    Roles.ALL.forEach(role -> keys.put(role, key(role)));
    assertThat(operations()).hasSizeGreaterThan(15);
    for (String operation : operations().keySet()) {
      if (OPEN.contains(operation)) {
        continue;
      }
      List<String> allowed =
          operation.contains("/crm-") ? List.of(Roles.CAMPAIGN) : ALLOWED.get(operation);
      assertThat(allowed).as("who may call " + operation).isNotNull();
      String method = operation.split(" ")[0];
      String path = operation.split(" ")[1].replaceAll("\\{[^}]*}", "nobody");
      given()
          .contentType("application/json")
          .request(method, path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", containsString("Bearer"));
      for (String role : Roles.ALL) {
        int status = with(keys.get(role)).body("x").request(method, path).statusCode();
        if (allowed.contains(role) || role.equals(Roles.ADMIN)) {
          assertThat(status).as(role + " " + operation).isNotIn(401, 403);
        } else {
          assertThat(status).as(role + " " + operation).isEqualTo(403);
        }
      }
    }
  }

  @Test
  void aViewerMayLookAtEverythingButUsersAndKeys() {
    ALLOWED.forEach(
        (operation, roles) -> {
          if (operation.startsWith("GET ")) {
            assertThat(roles.contains(Roles.VIEWER))
                .as(operation)
                .isEqualTo(!operation.matches("GET /v1/(users|keys).*"));
          }
        });
  }

  @Test
  void whatIsOpenIsOpen() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200);
    given().get("/problems").then().statusCode(200);
    given().get("/q/metrics").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + key(Roles.VIEWER))
        .get("/q/metrics")
        .then()
        .statusCode(200);
    given().get("/nowhere").then().statusCode(401);
  }

  @Test
  void refusalsAreProblems() {
    given()
        .get("/v1/contacts")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
    with(key(Roles.VIEWER))
        .delete("/v1/contacts/C-1")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("forbidden"));
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    String key = key(Roles.CAMPAIGN);
    String id = key.split("_")[1];
    with(key).get("/v1/me").then().statusCode(200).body("name", equalTo("key:" + id));
    given().header("Authorization", "Bearer " + key).get("/v1/me").then().statusCode(200);
    with(ClosedDoors.ADMIN_KEY).delete("/v1/keys/" + id).then().statusCode(204);
    with(key).get("/v1/me").then().statusCode(401);
    String listed = with(ClosedDoors.ADMIN_KEY).get("/v1/keys").asString();
    assertThat(listed).contains(id).doesNotContain(key);
    with(ClosedDoors.ADMIN_KEY).delete("/v1/keys/nokey").then().statusCode(404);
  }

  @Test
  void keysThatMakeNoSenseAreRefused() {
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("name", "x", "roles", List.of("emperor")))
        .post("/v1/keys")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/roles"));
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("name", "x", "roles", List.of("viewer"), "expiresAt", "2020-01-01T00:00:00Z"))
        .post("/v1/keys")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/expiresAt"));
    with("wk_000000000000_nonsense").get("/v1/me").then().statusCode(401);
    given()
        .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.x")
        .get("/v1/me")
        .then()
        .statusCode(401);
  }

  @Test
  void aUserChangesItsPassword() {
    String name = "u-" + UUID.randomUUID();
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("password", "first password", "roles", List.of("analyst")))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200)
        .body("roles", equalTo(List.of("analyst")))
        .body("password", nullValue());
    given()
        .auth()
        .preemptive()
        .basic(name, "first password")
        .get("/v1/me")
        .then()
        .body("roles", equalTo(List.of("viewer", "analyst")));
    given()
        .auth()
        .preemptive()
        .basic(name, "first password")
        .contentType("application/json")
        .body(Map.of("current", "first password", "password", "second password"))
        .put("/v1/me/password")
        .then()
        .statusCode(204);
    given().auth().preemptive().basic(name, "first password").get("/v1/me").then().statusCode(401);
    given().auth().preemptive().basic(name, "second password").get("/v1/me").then().statusCode(200);
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("disabled", true))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200);
    given().auth().preemptive().basic(name, "second password").get("/v1/me").then().statusCode(401);
  }

  @Test
  void theLastAdministratorStays() {
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("roles", List.of("viewer")))
        .put("/v1/users/admin")
        .then()
        .statusCode(409);
  }

  @Test
  void wrongPasswordsHaveToWait() {
    String name = "w-" + UUID.randomUUID();
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("password", "the right password", "roles", List.of("viewer")))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200);
    for (int i = 0; i < 10; i++) {
      given().auth().preemptive().basic(name, "wrong " + i).get("/v1/me").then().statusCode(401);
    }
    given()
        .auth()
        .preemptive()
        .basic(name, "the right password")
        .get("/v1/me")
        .then()
        .statusCode(429)
        .header("Retry-After", equalTo("60"))
        .body("code", equalTo("too-many-requests"));
    given().auth().preemptive().basic("other", "wrong").get("/v1/me").then().statusCode(401);
  }

  @Test
  void auditLogTellsWhatWasDoneToUsersAndKeys() {
    String id = key(Roles.APPROVER).split("_")[1];
    with(ClosedDoors.ADMIN_KEY).delete("/v1/keys/" + id).then().statusCode(204);
    with(ClosedDoors.ADMIN_KEY).delete("/v1/keys/" + id).then().statusCode(204);
    done("key/" + id)
        .body("entries.action", equalTo(List.of("key-revoked", "key-made")))
        .body("entries[1].details.roles", equalTo("approver"))
        .body("entries.actor.unique()", equalTo(List.of(me())));
    String name = "a-" + UUID.randomUUID();
    for (Map<String, ?> change :
        List.of(
            Map.of("password", "first password", "roles", List.of("analyst")),
            Map.of("roles", List.of("approver")),
            Map.of("roles", List.of("approver")))) {
      with(ClosedDoors.ADMIN_KEY).body(change).put("/v1/users/" + name).then().statusCode(200);
    }
    given()
        .auth()
        .preemptive()
        .basic(name, "first password")
        .contentType("application/json")
        .body(Map.of("current", "first password", "password", "second password"))
        .put("/v1/me/password")
        .then()
        .statusCode(204);
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("password", "third password", "disabled", true))
        .put("/v1/users/" + name)
        .then()
        .statusCode(200);
    String log =
        done("user/" + name)
            .body(
                "entries.action",
                equalTo(List.of("user-changed", "user-changed", "user-changed", "user-made")))
            .body("entries[0].details", equalTo(Map.of("disabled", "true", "password", "changed")))
            .body("entries[1].actor", equalTo(name))
            .body("entries[2].details", equalTo(Map.of("roles", "approver")))
            .extract()
            .asString();
    assertThat(log).doesNotContain("first password", "second password", "third password");
    with(ClosedDoors.ADMIN_KEY)
        .get("/v1/audit/verify")
        .then()
        .statusCode(200)
        .body("intact", equalTo(true));
  }

  private static String me() {
    return with(ClosedDoors.ADMIN_KEY).get("/v1/me").then().extract().path("name");
  }

  private static ValidatableResponse done(String subject) {
    return with(ClosedDoors.ADMIN_KEY)
        .queryParam("subject", subject)
        .get("/v1/audit/latest")
        .then()
        .statusCode(200);
  }

  @Test
  void nobodyIsNamedLikeTheServiceItself() {
    with(ClosedDoors.ADMIN_KEY)
        .body(Map.of("password", "first password", "roles", List.of("admin")))
        .put("/v1/users/configuration")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("name"));
  }

  @Test
  void aDecisionWithAKeyIsMade() {
    with(key(Roles.CAMPAIGN))
        .body("{\"contact\": {\"id\": \"C-1\"}, \"ruleSet\": \"caps\"}")
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .body("segments.id", hasItem("everybody"))
        .body("offer", not(nullValue()));
  }
}
