package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Events that come with a contact are held to what events of stored contacts are held to. */
@QuarkusTest
class InlineEventsTest {

  private static ValidatableResponse decide(String events) {
    return given()
        .contentType("application/json")
        .body(
            """
            {"contact": {"id": "inline"}, "events": [%s],
             "context": {"at": "2026-11-22T10:00:00Z"}, "dryRun": true}
            """
                .formatted(events))
        .post("/v1/decisions")
        .then();
  }

  @Test
  void tellsEveryFaultOfEveryEventAtOnce() {
    decide(
            """
            {"type": "purchase", "at": "-1000000000-01-01T00:00:00Z", "value": 1},
            {"type": "purchase", "at": "2026-11-01T10:00:00Z", "value": 1e13, "currency": "euro"},
            {"type": "purchase", "at": "2026-11-01T10:00:00Z"},
            {"id": "", "type": "teleported"},
            {"type": "page_viewed", "at": "2026-11-01T10:00:00Z", "properties": {"a": {"b": 1}}}
            """)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-request"))
        .body(
            "errors.pointer",
            contains(
                "/events/0/at",
                "/events/1/value",
                "/events/1/currency",
                "/events/2/value",
                "/events/3/id",
                "/events/3/type",
                "/events/3/at",
                "/events/4/properties/a"));
  }

  @Test
  void takesANullPropertyAsUnknown() {
    decide(
            """
            {"type": "survey_answered", "at": "2026-01-01T00:00:00Z", "properties": {"q": null}}
            """)
        .statusCode(200);
  }

  @Test
  void takesANullAnswerAsUnknown() {
    given()
        .contentType("application/json")
        .body(
            """
            {"contact": {"id": "inline"}, "dryRun": true,
             "metrics": {"surveyAnswers": {"q": null, "p": "yes"}, "surveyAnsweredAt": {"q": null}}}
            """)
        .post("/v1/decisions")
        .then()
        .statusCode(200);
  }
}
