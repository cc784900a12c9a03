package io.winnow.kpi;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Lab;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KpiHttpTest {

  private static final String AT = ", \"context\": {\"at\": \"2026-03-05T10:00:00Z\"}";

  @Inject Reviews reviews;
  private Lab lab;
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static ValidatableResponse kpis(String query) {
    return given().get("/v1/kpis?limit=50000&" + query).then();
  }

  /** Of this test's rule set and the day of its decisions. */
  private ValidatableResponse day(String by) {
    return kpis("from=2026-03-05&to=2026-03-05&by=" + by)
        .statusCode(200)
        .rootPath("kpis.findAll { it.ruleSet == '" + lab.ruleSet() + "' }");
  }

  private String decide(String contact, String more) {
    return lab.decide(run + contact, more + AT).get("decisionId").asText();
  }

  private void outcome(String decision, String type, String more) {
    given()
        .contentType("application/x-ndjson")
        .body(
            """
            {"id": "%s", "decisionId": "%s", "type": "%s", "at": "2026-03-06T10:00:00Z"%s}
            """
                .formatted(UUID.randomUUID(), decision, type, more)
                .getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("created", equalTo(1));
  }

  @Test
  void countsEachDecisionOnceHoweverOftenItIsAnswered() {
    String first = decide("1", "");
    decide("2", "");
    outcome(first, "opened", "");
    outcome(first, "opened", "");
    outcome(first, "converted", ", \"value\": 10.5, \"currency\": \"EUR\"");
    outcome(first, "converted", ", \"value\": 1.5, \"currency\": \"EUR\"");
    day("version")
        .body("key", contains("1"))
        .body("decisions", contains(2))
        .body("opened", contains(1))
        .body("clicked", contains(0))
        .body("converted", contains(1))
        .body("[0].revenue", hasSize(1))
        .body("[0].revenue[0].amount", equalTo(12))
        .body("[0].rates.open", equalTo(0.5f))
        .body("[0].rates.revenue", equalTo(6));
    day("segment").body("key", contains("one")).body("decisions", contains(2));
    day("offer").body("[0].key", nullValue()).body("[0].offers", equalTo(0));
    day("variant").body("", hasSize(0));
  }

  @Test
  void correctedOutcomesAndOtherDaysDoNotCount() {
    String decision = decide("1", "");
    outcome(decision, "converted", ", \"value\": 10");
    String sale = UUID.randomUUID().toString();
    given()
        .contentType("application/x-ndjson")
        .body(
            """
            {"id": "%s", "decisionId": "%s", "type": "clicked", "at": "2026-03-06T10:00:00Z"}
            {"id": "%s-c", "decisionId": "%s", "type": "opened", "at": "2026-03-06T10:00:00Z", \
            "supersedes": "%s"}
            """
                .formatted(sale, decision, sale, decision, sale)
                .getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .body("created", equalTo(2));
    day("version")
        .body("[0].clicked", equalTo(0))
        .body("[0].opened", equalTo(1))
        .body("[0].revenue[0].currency", nullValue());
    kpis("by=version&from=2026-03-04&to=2026-03-04")
        .body("kpis.findAll { it.ruleSet == '" + lab.ruleSet() + "' }", hasSize(0));
    kpis("by=version&from=2026-03-06&to=2026-03-06")
        .body("kpis.findAll { it.ruleSet == '" + lab.ruleSet() + "' }", hasSize(0));
  }

  @Test
  void tellsVariantsApartByExperimentAndPhase() {
    String experiment = lab.running("");
    for (int i = 0; i < 20; i++) {
      outcome(decide("C" + i, ""), "accepted", "");
    }
    day("variant")
        .body("experiment.unique()", contains(experiment))
        .body("phase.unique()", contains(1))
        .body("key.unique()", containsInAnyOrder("a", "b"))
        .body("decisions.sum()", equalTo(20))
        .body("accepted.sum()", equalTo(20));
  }

  @Test
  void whoDeniesMarketingIsInNoFigure() {
    decide("1", "");
    decide("2", "");
    given()
        .contentType("application/json")
        .body("{\"consent\": {\"purposes\": {\"marketing\": \"denied\"}}}")
        .put("/v1/contacts/" + run + "1")
        .then()
        .statusCode(201);
    day("version").body("decisions", contains(1));
  }

  @Test
  void aDecisionAboutSomebodyWhoDeniedInTheCallIsInNoFigure() {
    decide("1", "");
    decide("2", ", \"consent\": {\"purposes\": {\"profiling\": \"denied\"}}");
    day("version").body("decisions", contains(1));
  }

  @Test
  void tellsWhichRowEarnedWhat() {
    String decision =
        given()
            .contentType("application/json")
            .body(
                """
                {"contact": {"id": "%s"}, "metrics": {"recencyDays": 12, "orders": 6}, \
                "context": {"at": "2026-02-03T10:00:00Z"}}
                """
                    .formatted(run))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("decisionId");
    outcome(decision, "converted", ", \"value\": 7, \"currency\": \"EUR\"");
    kpis("by=row&from=2026-02-03&to=2026-02-03")
        .statusCode(200)
        .body("complete", equalTo(true))
        .rootPath("kpis.find { it.key == 'segments.dmn#Lifecycle/lifecycle-2' }")
        .body("ruleSet", equalTo("crm"))
        .body("converted", equalTo(1))
        .body("revenue.amount", hasItem(7));
  }

  @Test
  void saysWhenThereIsMoreThanWasAskedFor() {
    decide("1", "");
    lab.running("");
    decide("2", "");
    given()
        .get("/v1/kpis?by=version&limit=1&from=2026-03-05&to=2026-03-05")
        .then()
        .body("kpis", hasSize(1))
        .body("complete", equalTo(false));
  }

  @Test
  void takesInstantsAsWellAsDays() {
    String own = "kpis.findAll { it.ruleSet == '" + lab.ruleSet() + "' }";
    decide("1", "");
    kpis("by=version&from=2026-03-05T00:00:00Z&to=2026-03-06T00:00:00Z")
        .statusCode(200)
        .body("from", equalTo("2026-03-05T00:00:00Z"))
        .body("to", equalTo("2026-03-06T00:00:00Z"))
        .body(own + ".decisions", contains(1));
    // the decision is about ten o'clock sharp: the first instant belongs to it, the last does not
    kpis("by=version&from=2026-03-05T10:00:00Z&to=2026-03-05T10:00:01Z")
        .body(own + ".decisions", contains(1));
    kpis("by=version&from=2026-03-05T09:15:00Z&to=2026-03-05T10:00:00Z").body(own, hasSize(0));
    kpis("by=version&from=2026-03-05T09:15:30.5Z&to=2026-03-05T10:30:00Z")
        .body(own + ".decisions", contains(1));
    kpis("by=version&from=2026-03-05&to=2026-03-05T10:00:00.000001Z")
        .body("from", equalTo("2026-03-05"))
        .body(own + ".decisions", contains(1));
    kpis("by=version&to=2026-04-04T10:00:00Z")
        .body("from", equalTo("2026-03-05T10:00:00Z"))
        .body(own + ".decisions", contains(1));
    kpis("by=version&to=2026-04-03").body("from", equalTo("2026-03-05"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by=colour",
        "from=yesterday",
        "from=2026-03-05T10:00",
        "from=2026-03-05T10:00:00Z&to=2026-03-05T10:00:00Z",
        "from=2025-01-01T00:00:00Z&to=2026-01-02T00:00:01Z",
        "from=2026-03-05&to=2026-03-04",
        "from=2025-01-01&to=2026-03-04",
        "limit=0"
      })
  void tellsWhatIsWrongWithAnArgument(String query) {
    given()
        .get("/v1/kpis?" + query)
        .then()
        .statusCode(400)
        .body("type", containsString("invalid-request"));
  }
}
