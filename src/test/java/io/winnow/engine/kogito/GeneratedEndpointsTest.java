package io.winnow.engine.kogito;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.rule.Reason;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoints that the build generates from the packaged models, beside our own JSON. */
@QuarkusTest
class GeneratedEndpointsTest {

  @Inject ObjectMapper json;

  @BeforeAll
  static void onlyWhereTheBuildGeneratedThem() {
    GeneratedEndpoints.assumePresent();
  }

  @Test
  void answersForEachPackagedModel() {
    given()
        .contentType("application/json")
        .body("{\"metrics\": {\"recencyDays\": 14, \"orders\": 6}}")
        .post("/crm-segments")
        .then()
        .statusCode(200)
        .body("Lifecycle", equalTo("active"))
        .body("'Buying habit'", equalTo("frequent-buyer"));
    given()
        .contentType("application/json")
        .body("{\"contact\": {\"age\": 36, \"interests\": [\"outdoor\"]}}")
        .post("/crm-profile")
        .then()
        .statusCode(200)
        .body("'Age group'", equalTo("mid-life"))
        .body("'Tastes and origin'", hasItems("outdoor-enthusiast"));
    given()
        .contentType("application/json")
        .body(
            "{\"segments\": [\"lapsing\"], \"metrics\": {}, \"context\": {\"at\": \"2026-10-05T10:00:00Z\"}}")
        .post("/crm-offers")
        .then()
        .statusCode(200)
        .body("Offers.offer", hasItems("gentle-reminder"));
  }

  @Test
  void tellsTheWholeResultAndTheModel() {
    given()
        .contentType("application/json")
        .body("{\"metrics\": {\"recencyDays\": 365}}")
        .post("/crm-segments/dmnresult")
        .then()
        .statusCode(200)
        .body("dmnContext.Lifecycle", equalTo("lost"));
    given().get("/crm-segments").then().statusCode(200).body(containsString("Buying habit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/crm-segments | {} | 422",
        "/crm-segments | {\"metric\": {\"recencyDays\": \"secret\"}} | 422",
        "/crm-segments/dmnresult | {\"metric\": {\"recencyDays\": \"secret\"}} | 422",
        "/crm-offers | {\"segments\": \"secret\"} | 422",
        "/crm-segments | null | 422",
        "/crm-segments | [\"secret\"] | 400",
        "/crm-segments | {\"metrics\": | 400"
      })
  void tellsFactsThatItCannotWorkWithAsAProblem(String path, String body, int status) {
    String answer =
        given()
            .contentType("application/json")
            .body(body)
            .post(path)
            .then()
            .statusCode(status)
            .contentType("application/problem+json")
            .extract()
            .asString();
    assertThat(answer).doesNotContain("secret", "java.", "org.kie", "Exception");
  }

  @Test
  void leavesOurJsonAlone() throws JsonProcessingException {
    assertThat(json.getRegisteredModuleIds())
        .noneMatch(module -> module.toString().contains("cloudevents"));
    assertThat(json.writeValueAsString(Collections.singletonMap("offer", null)))
        .isEqualTo("{\"offer\":null}");
    assertThat(json.writeValueAsString(List.of(new BigDecimal("1E+3"), new BigDecimal("12.40"))))
        .isEqualTo("[1000,12.40]");
    assertThatThrownBy(() -> json.readValue("{\"txt\": \"x\"}", Reason.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  void leavesOurEndpointsStrict() {
    given()
        .contentType("application/json")
        .body("{\"contry\": \"DE\"}")
        .put("/v1/contacts/kogito-1")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body("errors[0].code", equalTo("unknown-field"));
  }
}
