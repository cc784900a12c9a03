package io.winnow.report;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Lab;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ramp with the report that watches over it, by the service's own clock. */
@QuarkusTest
class RampGuardTest {

  private static final int CONTACTS = 200;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject Reviews reviews;
  @Inject Clock clock;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** Decides about everybody; nine of ten of one variant unsubscribe, of the other one of ten. */
  private void decideAndLose(String experiment, String variant) {
    StringBuilder outcomes = new StringBuilder();
    for (int i = 0; i < CONTACTS; i++) {
      JsonNode decided = lab.decide(experiment + "-" + i, "");
      boolean loses = decided.at("/experiment/variant").asText().equals(variant);
      if (loses == (i % 10 > 0)) {
        outcomes.append(
            """
            {"id": "%s-%d", "decisionId": "%s", "type": "unsubscribed", "at": "2026-11-22T10:00:00Z"}
            """
                .formatted(experiment, i, decided.get("decisionId").asText()));
      }
    }
    given()
        .contentType("application/x-ndjson")
        .body(outcomes.toString().getBytes(UTF_8))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
  }

  private String ramped(String experiment) throws InterruptedException {
    given()
        .contentType("application/json")
        .body("{\"steps\": [1], \"every\": \"PT1S\"}")
        .post("/v1/experiments/" + experiment + "/ramp")
        .then()
        .statusCode(201)
        .body("state", equalTo("running"));
    Instant end = clock.instant().plus(LIMIT);
    String state = "running";
    while (state.equals("running") && clock.instant().isBefore(end)) {
      Thread.sleep(50);
      state = given().get("/v1/experiments/" + experiment + "/ramp").path("state");
    }
    return state;
  }

  @Test
  void rampEndsInTheLiveVersionWhenPeopleLeave() throws InterruptedException {
    String experiment = lab.running(", \"guardrails\": [{\"metric\": \"unsubscribe\"}]");
    decideAndLose(experiment, "b");
    assertThat(ramped(experiment)).isEqualTo("rolled-back");
    given()
        .get("/v1/experiments/" + experiment + "/ramp")
        .then()
        .body("reason", containsString("'b' makes unsubscribe worse"));
    given().get("/v1/experiments/" + experiment).then().body("state", equalTo("stopped"));
    assertThat(lab.decide("anybody", "").get("version").asInt()).isEqualTo(1);
  }

  @Test
  void rampGoesOnWhereTheOldVariantLosesPeople() throws InterruptedException {
    String experiment = lab.running(", \"guardrails\": [{\"metric\": \"unsubscribe\"}]");
    decideAndLose(experiment, "a");
    assertThat(ramped(experiment)).isEqualTo("done");
    given().get("/v1/experiments/" + experiment).then().body("state", equalTo("running"));
  }
}
