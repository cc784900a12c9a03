package io.winnow.check;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckHttpTest {

  private static final Path CASES = Path.of("src", "test", "resources", "check");

  private final String key = "check-" + UUID.randomUUID();

  /** A draft of one of the cases, under a key of its own. */
  private String draft(String name) throws IOException {
    List<RuleSource> files =
        RuleFolder.changed(
            RuleFolder.read(CASES.resolve(name)),
            "ruleset.yaml",
            text -> text.replace("key: test", "key: " + key));
    String id =
        given()
            .contentType("application/zip")
            .body(new Bundle(files).zip())
            .post("/v1/rule-sets/" + key + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return "/v1/rule-sets/" + key + "/drafts/" + id;
  }

  private static ValidatableResponse check(String draft) {
    return given().post(draft + "/check").then().statusCode(200);
  }

  @Test
  void tellsWhatIsWrongWithADraft() throws IOException {
    check(draft("overlap-in-a-unique-table"))
        .body("publishable", equalTo(false))
        .body("issues[0].code", equalTo("overlap"))
        .body("issues[0].severity", equalTo("error"))
        .body("issues[0].message", containsString("28 to 29"))
        .body("issues[0].location.file", equalTo("m.dmn"))
        .body("issues[0].location.table", equalTo("T"))
        .body("issues[0].location.row", equalTo(2))
        .body("issues[0].accepted", nullValue());
  }

  @Test
  void tellsWhatScenariosGaveAndWhatTheyShow() throws IOException {
    check(draft("scenario-failed"))
        .body("scenarios.passed", equalTo(1))
        .body("scenarios.failed", equalTo(1))
        .body("scenarios.cases[0].file", equalTo("scenarios/new.yaml"))
        .body("scenarios.cases[0].passed", equalTo(false))
        .body("scenarios.cases[0].differences[0].what", equalTo("segments.include"))
        .body("scenarios.cases[0].differences[0].expected", equalTo("a"))
        .body("scenarios.cases[0].differences[0].actual", equalTo("b"))
        .body("scenarios.cases[0].fired[0].rule", equalTo("T#2"))
        .body("scenarios.cases[0].segments", contains("b"))
        .body("coverage.rows.total", equalTo(2))
        .body("coverage.rows.covered", equalTo(1))
        .body("coverage.uncovered[0].location.row", equalTo(1))
        .body("coverage.segments.covered", equalTo(2));
  }

  @Test
  void worksOnADraftWithoutAnyFile() {
    String id =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/" + key + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    check("/v1/rule-sets/" + key + "/drafts/" + id)
        .body("publishable", equalTo(false))
        .body("issues.code", contains("ruleset-missing"));
  }

  @Test
  void checksPublishedVersions() {
    given()
        .post("/v1/rule-sets/hillstrom/versions/1/check")
        .then()
        .statusCode(200)
        .body("publishable", equalTo(true))
        .body("issues.code", hasItem("gap"));
    given()
        .post("/v1/rule-sets/hillstrom/versions/99/check")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-version"));
  }

  @Test
  void keepsWhoAcceptedAFindingAndWhyUntilItsPlaceChanges() throws IOException {
    String draft = draft("gap-between-two-rows");
    JsonPath report = check(draft).body("issues[0].code", equalTo("gap")).extract().jsonPath();
    String fingerprint = report.getString("issues[0].fingerprint");

    accept(draft, "gap", fingerprint, "Nobody buys in the fifth week")
        .statusCode(200)
        .body("reason", equalTo("Nobody buys in the fifth week"))
        .body("by", notNullValue())
        .body("at", notNullValue());

    check(draft)
        .body("issues.find { it.code == 'gap' }.accepted.reason", containsString("fifth week"));
    assertThat(codes(check(draft))).as("accepted ones come last").last().isEqualTo("gap");
    given()
        .get("/v1/rule-sets/" + key + "/findings/accepted")
        .then()
        .body("findings.code", contains("gap"))
        .body("findings[0].message", containsString("30 to 34"));

    change(draft, "m.dmn", "[35..90)", "[36..90)");
    check(draft).body("issues.find { it.code == 'gap' }.accepted", nullValue());
    change(draft, "m.dmn", "[36..90)", "[35..90)");
    check(draft).body("issues.find { it.code == 'gap' }.accepted", notNullValue());

    given()
        .delete("/v1/rule-sets/" + key + "/findings/accepted/gap/" + fingerprint)
        .then()
        .statusCode(204);
    check(draft).body("issues.find { it.code == 'gap' }.accepted", nullValue());
    given().get("/v1/rule-sets/" + key + "/findings/accepted").then().body("findings", empty());
  }

  @Test
  void acceptsNoErrorsAndNothingThatIsNotThere() throws IOException {
    String draft = draft("overlap-in-a-unique-table");
    String fingerprint = check(draft).extract().path("issues[0].fingerprint");
    accept(draft, "overlap", fingerprint, "Never mind")
        .statusCode(422)
        .body("code", equalTo("finding-not-acceptable"))
        .body("detail", containsString("Rows 1 and 2"));
    accept(draft, "gap", fingerprint, "Never mind")
        .statusCode(404)
        .body("code", equalTo("unknown-finding"));
    accept(draft, "gap", fingerprint, " ").statusCode(400);
    given()
        .delete("/v1/rule-sets/" + key + "/findings/accepted/gap/" + fingerprint)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-finding"));
  }

  private static List<String> codes(ValidatableResponse report) {
    return report.extract().path("issues.code");
  }

  private static ValidatableResponse accept(
      String draft, String code, String fingerprint, String reason) {
    return given()
        .contentType("application/json")
        .body(
            "{\"code\": \"%s\", \"fingerprint\": \"%s\", \"reason\": \"%s\"}"
                .formatted(code, fingerprint, reason))
        .post(draft + "/findings/accept")
        .then();
  }

  private static void change(String draft, String path, String from, String to) {
    var file = given().get(draft + "/files/" + path).then().statusCode(200).extract();
    given()
        .contentType("application/octet-stream")
        .header("If-Match", file.header("ETag"))
        .body(file.asString().replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put(draft + "/files/" + path)
        .then()
        .statusCode(204);
  }
}
