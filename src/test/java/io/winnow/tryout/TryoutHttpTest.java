package io.winnow.tryout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TryoutHttpTest {

  private static final String CRM = "/v1/rule-sets/crm";
  private static final String SIXTY_DAYS =
      """
      {"contact": {"id": "C-1", "country": "DE"}, "metrics": {"recencyDays": 60, "orders": 3}}
      """;

  private static String draft() {
    String id =
        given()
            .contentType("application/json")
            .body("{\"from\": 1}")
            .post(CRM + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return CRM + "/drafts/" + id;
  }

  private static ValidatableResponse decide(String rules, String body) {
    return given().contentType("application/json").body(body).post(rules + "/decide").then();
  }

  private static void replace(String draft, String file, String from, String to) {
    var before = given().get(draft + "/files/" + file).then().statusCode(200).extract();
    given()
        .contentType("application/octet-stream")
        .header("If-Match", before.header("ETag"))
        .body(before.asString().replace(from, to).getBytes(StandardCharsets.UTF_8))
        .put(draft + "/files/" + file)
        .then()
        .statusCode(204);
  }

  @Test
  void decidesWithTheDraftAsItIsNow() {
    String draft = draft();
    List<String> before =
        decide(draft, SIXTY_DAYS)
            .statusCode(200)
            .body("version", equalTo(0))
            .body("tables", notNullValue())
            .extract()
            .path("segments.id");
    replace(draft, "segments.dmn", "&lt; 90", "&lt; 30");
    List<String> after = decide(draft, SIXTY_DAYS).statusCode(200).extract().path("segments.id");
    assertThat(before).contains("active");
    assertThat(after).doesNotContain("active");
  }

  @Test
  void saysTheSameAsADecisionByTheVersion() {
    List<String> tried =
        decide(CRM + "/versions/1", SIXTY_DAYS).statusCode(200).extract().path("segments.id");
    List<String> decided =
        given()
            .contentType("application/json")
            .body(SIXTY_DAYS.replaceFirst("\\{", "{\"version\": 1, \"dryRun\": true, "))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("segments.id");
    assertThat(tried).isEqualTo(decided);
  }

  @Test
  void leavesNoTrace() {
    String id =
        decide(draft(), SIXTY_DAYS.replaceFirst("\\{", "{\"dryRun\": false, "))
            .statusCode(200)
            .extract()
            .path("decisionId");
    given().get("/v1/decisions/" + id).then().statusCode(404);
  }

  @Test
  void tellsWhatIsWrongWithADraftThatDoesNotCompile() {
    String draft = draft();
    replace(draft, "segments.dmn", "metrics.recencyDays", "metrics.recencyDays +");
    decide(draft, SIXTY_DAYS)
        .statusCode(422)
        .body("code", equalTo("rules-rejected"))
        .body("errors[0].code", notNullValue());
  }

  @Test
  void refusesWhatIsNoRequest() {
    decide(draft(), "{").statusCode(400).body("code", equalTo("unreadable-json"));
    decide(draft(), "{}").statusCode(400).body("code", equalTo("invalid-request"));
  }
}
