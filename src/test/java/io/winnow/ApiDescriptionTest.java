package io.winnow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiDescriptionTest {

  @Test
  void describesEveryOperationWithExampleAndProblem() throws Exception {
    JsonNode document =
        new ObjectMapper()
            .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
    List<String> lacking = new ArrayList<>();
    int operations = 0;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      if (!path.getKey().startsWith("/v1/")) {
        continue;
      }
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getValue().has("responses")) {
          continue;
        }
        operations++;
        String name = method.getKey() + " " + path.getKey();
        JsonNode operation = method.getValue();
        check(operation.hasNonNull("operationId"), name + ": operationId", lacking);
        check(operation.hasNonNull("summary"), name + ": summary", lacking);
        check(operation.has("tags"), name + ": tag", lacking);
        check(
            operation
                .at("/responses/default/content/application~1problem+json/example/code")
                .isTextual(),
            name + ": problem",
            lacking);
        JsonNode body = operation.get("requestBody");
        check(body == null || body.toString().contains("\"example"), name + ": example", lacking);
      }
    }
    assertThat(lacking).isEmpty();
    assertThat(operations).isGreaterThanOrEqualTo(10);
    assertThat(document.at("/components/schemas/Problem").isMissingNode()).isFalse();
  }

  @Test
  void keepsGeneratedEndpointsApart() throws Exception {
    JsonNode document =
        new ObjectMapper()
            .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
    List<String> misplaced = new ArrayList<>();
    int generated = 0;
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      boolean ours = path.getKey().startsWith("/v1/") || path.getKey().equals("/problems");
      for (JsonNode operation : path.getValue()) {
        if (operation.has("responses")) {
          boolean apart = operation.path("tags").toString().equals("[\"Packaged models\"]");
          check(apart != ours, path.getKey(), misplaced);
          generated += apart ? 1 : 0;
        }
      }
    }
    assertThat(misplaced).isEmpty();
    assertThat(generated).isPositive();
    assertThat(document.get("tags").findValuesAsText("name"))
        .noneMatch(tag -> tag.startsWith("Decision - "));
  }

  @Test
  void tellsWhichVersionsAreReady() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'Rule sets' }.data.crm", startsWith("version 1 sha256:"))
        .body("checks.find { it.name.contains('Database') }.status", equalTo("UP"));
  }

  @Test
  void leadsFromAProblemToItsExplanation() {
    String type = given().get("/v1/decisions/none").then().extract().path("type");
    assertThat(type).startsWith("/problems#");
    given()
        .get("/problems")
        .then()
        .statusCode(200)
        .body(containsString("## " + type.substring(type.indexOf('#') + 1)));
  }

  private static void check(boolean holds, String what, List<String> lacking) {
    if (!holds) {
      lacking.add(what);
    }
  }
}
