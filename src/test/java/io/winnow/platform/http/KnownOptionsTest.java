package io.winnow.platform.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class KnownOptionsTest {

  @Test
  void everyOperationRefusesAnOptionThatItDoesNotKnow() {
    JsonPath document = given().accept("application/json").get("/q/openapi").jsonPath();
    Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
    List<String> ignoring = new ArrayList<>();
    paths.forEach(
        (path, operations) -> {
          if (path.startsWith("/v1/")) {
            operations.forEach(
                (method, operation) -> {
                  Response answer = call(path, method, operation);
                  if (answer.statusCode() != 400 || !answer.asString().contains("unknown-option")) {
                    ignoring.add(method + " " + path + " " + answer.statusCode());
                  }
                });
          }
        });
    assertThat(ignoring).isEmpty();
    assertThat(paths).hasSizeGreaterThan(30);
  }

  private static Response call(String path, String method, Map<String, Object> operation) {
    String type =
        operation.get("requestBody") instanceof Map<?, ?> body
                && body.get("content") instanceof Map<?, ?> content
            ? content.keySet().iterator().next().toString()
            : "application/json";
    return given()
        .contentType(type)
        .body((List.of("get", "delete").contains(method) ? "" : "{}").getBytes(UTF_8))
        .request(
            method.toUpperCase(java.util.Locale.ROOT),
            path.replaceAll("\\{[^}]*}", "1") + "?nobodyKnows=1");
  }

  @Test
  void importsNothingUnderAnOptionThatItDoesNotKnow() {
    given()
        .contentType("application/x-ndjson")
        .body("{\"id\": \"options-1\"}".getBytes(UTF_8))
        .post("/v1/contacts/import?dryRun=true")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body("errors[0].code", equalTo("unknown-option"))
        .body("errors[0].pointer", equalTo("dryRun"));
    given().get("/v1/contacts/options-1").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/experiments/x/report?confidence=abc,confidence",
    "GET,/v1/experiments/x/report?confidence=NaN,confidence",
    "GET,/v1/experiments/x/report?confidence=2,confidence",
    "GET,/v1/experiments/x/report?phase=1.5,phase",
    "GET,/v1/experiments/x/report?effect=,effect",
    "GET,/v1/rule-sets/crm/drafts/x/diff?against=one,against",
    "PUT,/v1/rule-sets/crm/drafts/x/tables/a.dmn/b?dryRun=yes,dryRun",
    "GET,/v1/contacts?limit=5&limit=6,limit"
  })
  void namesTheOptionThatCannotBeRead(String method, String address, String option) {
    given()
        .contentType("application/json")
        .body(method.equals("GET") ? "" : "{}")
        .request(method, address)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors[0].pointer", equalTo(option));
  }

  @Test
  void leavesAddressesOfOthersAlone() {
    given().get("/q/health/ready?nobodyKnows=1").then().statusCode(200);
    given().get("/problems?nobodyKnows=1").then().statusCode(200);
  }
}
