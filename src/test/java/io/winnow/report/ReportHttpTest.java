package io.winnow.report;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.audit.Audit;
import io.winnow.audit.AuditEntry;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Lab;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportHttpTest {

  @Inject Reviews reviews;
  @Inject Audit audit;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void decideAndSell(String experiment, int contacts) {
    StringBuilder outcomes = new StringBuilder();
    for (int i = 0; i < contacts; i++) {
      JsonNode decided = lab.decide(experiment + "-" + i, "");
      if (decided.at("/experiment/variant").asText().equals("b")) {
        outcomes.append(
            """
            {"id": "%s-%d", "decisionId": "%s", "type": "converted", "value": 10, "currency": "EUR", "at": "2026-11-22T10:00:00Z"}
            """
                .formatted(experiment, i, decided.get("decisionId").asText()));
      }
    }
    tell(outcomes.toString());
  }

  @Test
  void reportsWhatWasDecidedAndWhatCameOfIt() {
    String experiment = lab.running("");
    given()
        .get("/v1/experiments/" + experiment + "/report")
        .then()
        .statusCode(200)
        .body("advice.code", equalTo("no-data"))
        .body("variants", hasSize(2));
    decideAndSell(experiment, 60);
    given()
        .get("/v1/experiments/" + experiment + "/report?effect=0.1&confidence=0.9")
        .then()
        .statusCode(200)
        .body("phase", equalTo(1))
        .body("currency", equalTo("EUR"))
        .body("state", equalTo("running"))
        .body("confidence", equalTo(0.9f))
        .body("variants[1].metrics.conversion.value", equalTo(1.0f))
        .body("variants[1].metrics.revenue.value", equalTo(10.0f))
        .body("comparisons.find { it.metric == 'conversion' }.difference", equalTo(1.0f))
        .body("comparisons.find { it.metric == 'conversion' }.role", equalTo("goal"))
        .body("holdout", nullValue())
        .body("chances.conversion.b.toDouble()", closeTo(1, 1e-3))
        // the live version's: a variant's own would compare other people
        .body("segments.segment", equalTo(List.of("one")))
        .body("segments[0].variants.contacts.sum()", equalTo(60))
        .body("segments[0].variants[1].metrics.conversion.value", equalTo(1.0f))
        .body("segments[0].variants[1].metrics.revenue.value", equalTo(10.0f))
        .body("segments[0].comparisons", hasSize(6));
  }

  @Test
  void holdoutAndVariantsGrowAlikeWhileTheCoverageIsRaised() {
    String experiment =
        lab.running(", \"coverage\": 0.1, \"holdout\": 0.3, \"seed\": \"grows-alike\"");
    for (double coverage : new double[] {0.1, 0.5, 1}) {
      if (coverage > 0.1) {
        lab.change(experiment, "{\"coverage\": %s}".formatted(coverage)).then().statusCode(200);
      }
      for (int i = 0; i < 120; i++) {
        lab.decide("grows-" + i, "");
      }
      JsonNode report = report(experiment);
      int held = report.at("/holdout/contacts").asInt();
      int others =
          report.at("/variants/0/contacts").asInt() + report.at("/variants/1/contacts").asInt();
      assertThat(held / (double) (held + others)).isBetween(0.1, 0.5);
      assertThat((held + others) / 120.0).isCloseTo(coverage, within(0.12));
      assertThat(report.at("/sampleRatio/alarming").asBoolean()).isFalse();
      assertThat(report.at("/holdout/expected").asDouble()).isEqualTo(0.3);
    }
  }

  private static JsonNode report(String experiment) {
    return given()
        .get("/v1/experiments/" + experiment + "/report")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class);
  }

  @Test
  void tellsOfMoneyInSeveralCurrenciesUntilItIsCorrected() {
    String experiment = lab.running("");
    decideAndSell(experiment, 20);
    JsonNode decided = lab.decide(experiment + "-other", "");
    String dollars =
        """
        {"id": "%1$s-other", "decisionId": "%2$s", "type": "converted", "value": 10, "currency": "USD", "at": "2026-11-22T10:00:00Z"}
        """
            .formatted(experiment, decided.get("decisionId").asText());
    tell(dollars);
    String report = "/v1/experiments/" + experiment + "/report";
    given()
        .get(report)
        .then()
        .body("currency", nullValue())
        .body("health.code", hasItem("currencies"));
    tell(
        dollars
            .replace("-other\"", "-euros\", \"supersedes\": \"" + experiment + "-other\"")
            .replace("USD", "EUR"));
    given()
        .get(report)
        .then()
        .body("currency", equalTo("EUR"))
        .body("health.code", not(hasItem("currencies")));
  }

  private static void tell(String outcomes) {
    given()
        .contentType("application/x-ndjson")
        .body(outcomes.getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
  }

  @Test
  void refusesWhatMakesNoReport() {
    String experiment = lab.create("");
    String report = "/v1/experiments/" + experiment + "/report";
    given().get(report).then().statusCode(200).body("advice.code", equalTo("no-data"));
    given().get(report + "?phase=7").then().statusCode(400);
    given().get(report + "?confidence=1").then().statusCode(400);
    given().get(report + "?effect=0").then().statusCode(400);
    given().get("/v1/experiments/none-such/report").then().statusCode(404);
  }

  @Test
  void promotingMakesTheWinnerLiveAndEndsTheExperiment() {
    String experiment = lab.running("");
    decideAndSell(experiment, 40);
    promote(experiment, "c").statusCode(400);
    promote(experiment, "b")
        .statusCode(200)
        .body("version", equalTo(3))
        .body("live", equalTo(true));
    given().get("/v1/experiments/" + experiment).then().body("state", equalTo("promoted"));
    JsonNode decided = lab.decide("somebody", "");
    assertThat(decided.get("version").asInt()).isEqualTo(3);
    assertThat(decided.get("experiment").isNull()).isTrue();
    promote(experiment, "a").statusCode(409).body("code", equalTo("experiment-state"));
    assertThat(lab.decide("somebody", "").get("version").asInt()).isEqualTo(3);
    AuditEntry entry =
        audit.page(0, 1_000_000).stream()
            .filter(e -> e.subject().equals("experiment/" + experiment))
            .filter(e -> e.action().equals("experiment-promoted"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.details().toString())
        .contains("conversion.against.a.difference", "contacts.b", "advice");
    given()
        .get("/v1/experiments/" + experiment + "/report")
        .then()
        .statusCode(200)
        .body("state", equalTo("promoted"));
  }

  @Test
  void promotesWhatIsAdvisedWhereNobodyNamesAVariant() {
    String experiment = lab.running("");
    String promote = "/v1/experiments/" + experiment + "/promote";
    given()
        .noContentType()
        .post(promote)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/variant"))
        .body("detail", containsString("no-data"));
    decideAndSell(experiment, 40);
    assertThat(report(experiment).at("/advice/variant").asText()).isEqualTo("b");
    given().noContentType().post(promote).then().statusCode(200).body("version", equalTo(3));
    given().get("/v1/experiments/" + experiment).then().body("state", equalTo("promoted"));
  }

  private static io.restassured.response.ValidatableResponse promote(String experiment, String v) {
    return given()
        .contentType("application/json")
        .body("{\"variant\": \"%s\"}".formatted(v))
        .post("/v1/experiments/" + experiment + "/promote")
        .then();
  }
}
