package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionResourceTest {

  private static final String CONTEXT =
      "\"context\": {\"channel\": \"email\", \"placement\": \"newsletter\", \"purpose\":"
          + " \"marketing\", \"at\": \"2026-11-22T10:00:00Z\", \"campaign\": 7}";
  private static final String CONSENT = "\"consent\": {\"purposes\": {\"marketing\": \"granted\"}}";

  private static Response post(String body) {
    return given().contentType("application/json").body(body).post("/v1/decisions");
  }

  private static Response decide(String contactId, String more) {
    return post(
        "{\"contact\": {\"id\": \"%s\", \"birthDate\": \"1990-05-01\", \"country\": \"DE\"}, %s, %s%s}"
            .formatted(contactId, CONTEXT, CONSENT, more));
  }

  @Test
  void logsWhatItAnswers() {
    Response answer = decide("log-1", ", \"requestId\": \"r-1\", \"explain\": \"reasons\"");
    answer
        .then()
        .statusCode(200)
        .body("requestId", equalTo("r-1"))
        .body("contactId", equalTo("log-1"));
    String id = answer.path("decisionId");
    Response logged = given().get("/v1/decisions/" + id);
    logged
        .then()
        .statusCode(200)
        .body("input.contact.country", equalTo("DE"))
        .body("input.context.campaign", equalTo(7));
    String text = answer.asString();
    assertThat(logged.asString()).startsWith(text.substring(0, text.length() - 1));
  }

  @Test
  void fullNamesTheRowThatCameNearestToHolding() {
    List<Map<String, Object>> tables =
        decide(
                "near-1",
                ", \"explain\": \"full\", \"metrics\": {\"recencyDays\": 97, \"orders\": 3}")
            .then()
            .statusCode(200)
            .extract()
            .path("tables");
    assertThat(tables).isNotEmpty();
    for (Map<String, Object> table : tables) {
      List<Map<String, Object>> missed =
          ((List<?>) table.get("rows"))
              .stream()
                  .map(DecisionResourceTest::object)
                  .filter(row -> row.get("matched").equals(false))
                  .toList();
      Object nearest = table.get("nearest");
      int fewest = missed.stream().mapToInt(DecisionResourceTest::failed).min().orElse(0);
      if (missed.isEmpty()) {
        assertThat(nearest).isNull();
      } else {
        assertThat(nearest)
            .as("%s", table)
            .isIn(
                missed.stream()
                    .filter(row -> failed(row) == fewest)
                    .map(row -> row.get("row"))
                    .toList());
      }
    }
  }

  @SuppressWarnings("unchecked") // as JSON has it
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static int failed(Map<String, Object> row) {
    return ((List<?>) row.get("failed")).size();
  }

  @Test
  void replaysToTheSameBytes() {
    String id = decide("replay-1", ", \"explain\": \"full\", \"count\": 3").path("decisionId");
    decide("replay-1", "");
    given()
        .post("/v1/decisions/" + id + "/replay")
        .then()
        .statusCode(200)
        .body("identical", equalTo(true))
        .body("decision.decisionId", equalTo(id))
        .body("differences.size()", equalTo(0));
  }

  @Test
  void answersARepeatWithTheSameBytes() {
    String body = "{\"contact\": {\"id\": \"idem\"}, %s, %s}".formatted(CONTEXT, CONSENT);
    String first = keyed("key-1", body).then().statusCode(200).extract().asString();
    assertThat(keyed("key-1", body).asString()).isEqualTo(first);
    keyed("key-1", body + " ")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  private static Response keyed(String key, String body) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/decisions");
  }

  @Test
  void dryRunLeavesNoTrace() {
    String id =
        decide("dry", ", \"dryRun\": true").then().statusCode(200).extract().path("decisionId");
    given()
        .get("/v1/decisions/" + id)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-decision"));
  }

  @Test
  void tellsEverythingThatMakesNoSense() {
    post("{\"contact\": {\"id\": \"\", \"age\": 999}, \"count\": 51, \"context\": {\"at\": \"+999999999-01-01T00:00:00Z\"}}")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body(
            "errors.pointer",
            equalTo(java.util.List.of("/count", "/context/at", "/contact/id", "/contact/age")));
  }

  @Test
  void refusesEventsOfAStoredContact() {
    post("{\"contactId\": \"c\", \"events\": [{\"type\": \"purchase\", \"at\": \"2026-11-01T10:00:00Z\", \"value\": 1}]}")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors[0].pointer", equalTo("/events"))
        .body("detail", containsString("POST them to /v1/events"));
  }

  @Test
  void refusesWhatItCannotRead() {
    post("{\"contact\": ").then().statusCode(400).body("code", equalTo("unreadable-json"));
    post("").then().statusCode(400).contentType("application/problem+json");
    post("[]").then().statusCode(400).contentType("application/problem+json");
    post("null").then().statusCode(400).contentType("application/problem+json");
    problem("{\"contact\": {\"id\": \"a\"}, \"nope\": 1}", "unknown-field", "/nope");
    problem("{\"contact\": {\"id\": 5}}", "wrong-type", "/contact/id");
    problem("{\"contact\": {\"birthDate\": \"2026-02-30\"}}", "wrong-type", "/contact/birthDate");
    problem("{\"contact\": {}, \"explain\": \"all\"}", "wrong-type", "/explain");
    problem("{\"contact\": {}, \"dryRun\": \"yes\"}", "wrong-type", "/dryRun");
    problem(
        "{\"contact\": {}, \"consent\": {\"purposes\": {\"marketing\": \"maybe\"}}}",
        "wrong-type",
        "/consent/purposes/marketing");
    problem(
        "{\"contact\": {}, \"context\": {\"zone\": \"Mars/Base\"}}", "wrong-type", "/context/zone");
    problem("{\"contact\": {\"attributes\": {\"a\": 1e999999}}}", null, null);
    problem("{\"contact\": {\"age\": 99999999999}}", null, null);
    problem("{\"contact\": {\"age\": 1.5}}", null, null);
    problem("{\"contact\": {\"firstName\": \"a\\u0000b\"}}", "invalid-value", "/contact/firstName");
    problem("{\"contact\": {\"firstName\": \"a\\ud800b\"}}", "invalid-value", "/contact/firstName");
    problem("{}", "invalid-value", "/contact");
    problem(
        "{\"contact\": {\"attributes\": {\"a\": {\"b\": 1}}}}",
        "invalid-value",
        "/contact/attributes/a");
  }

  private static void problem(String body, String code, String pointer) {
    var answer =
        post(body)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .body("code", notNullValue());
    if (code != null) {
      answer.body("errors.code", hasItem(code)).body("errors.pointer", hasItem(pointer));
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    post("{\"contactId\": \"nobody\"}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-contact"));
    post("{\"contact\": {}, \"ruleSet\": \"nope\"}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-rule-set"));
    post("{\"contact\": {}, \"version\": 99}")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
    given().get("/v1/decisions/x").then().statusCode(404).body("code", equalTo("unknown-decision"));
    given()
        .contentType("application/json")
        .body("{\"contact\": {}}")
        .post("/v1/decisions?dryrun=true")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-option"));
    given().contentType("text/plain").body("x").post("/v1/decisions").then().statusCode(415);
  }
}
