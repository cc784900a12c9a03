package io.winnow.contact.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winnow.contact.Contacts;
import io.winnow.core.contact.ConsentState;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EventHttpTest {

  private static final String AT = "2026-11-22T10:00:00Z";

  @Inject Contacts contacts;

  @Test
  void storesEachEventOnceHoweverOftenItIsSent() {
    contact("ev-1");
    String lines =
        """
        {"id": "ev-1-a", "contactId": "ev-1", "type": "purchase", "at": "2026-11-01T10:00:00Z", "value": 20.50, "currency": "EUR"}
        {"id": "ev-1-b", "contactId": "ev-1", "type": "page_viewed", "at": "2026-11-20T10:00:00Z"}
        {"id": "ev-1-a", "contactId": "ev-1", "type": "purchase", "at": "2026-11-01T10:00:00Z", "value": 20.50, "currency": "EUR"}
        """;
    send("application/x-ndjson", lines)
        .body("received", equalTo(3))
        .body("created", equalTo(2))
        .body("duplicates", equalTo(1))
        .body("failed", equalTo(0));
    String before = metrics("ev-1");
    send("application/x-ndjson", lines).body("created", equalTo(0)).body("duplicates", equalTo(3));
    assertThat(metrics("ev-1")).isEqualTo(before);
    given()
        .get("/v1/contacts/ev-1/metrics?at=" + AT)
        .then()
        .body("orders", equalTo(1))
        .body("spend", equalTo(20.50f))
        .body("recencyDays", equalTo(21))
        .body("pageViews30d", equalTo(1))
        .body("currency", equalTo("EUR"));
  }

  @Test
  void tellsEventsThatItCannotTake() {
    contact("ev-2");
    send(
            "application/json",
            """
            [{"id": "b1", "contactId": "nobody", "type": "page_viewed", "at": "2026-01-01T00:00:00Z"},
             {"id": "b2", "contactId": "ev-2", "type": "teleported", "at": "2026-01-01T00:00:00Z"},
             {"id": "b3", "contactId": "ev-2", "type": "purchase", "at": "2026-01-01T00:00:00Z"},
             {"id": "b4", "contactId": "ev-2", "type": "page_viewed"},
             {"id": "b5", "contactId": "ev-2", "type": "page_viewed", "at": "2026-02-30T00:00:00Z"},
             {"id": "b6", "contactId": "ev-2", "type": "purchase", "at": "2026-01-01T00:00:00Z", "value": 1e300},
             {"id": "b7", "contactId": "ev-2", "type": "page_viewed", "at": "2026-01-01T00:00:00Z", "properties": {"a": "\\u0000"}},
             {"id": "good", "contactId": "ev-2", "type": "page_viewed", "at": "2026-01-01T00:00:00Z"}]
            """)
        .body("created", equalTo(1))
        .body("failed", equalTo(7))
        .body("errors.line", contains(1, 2, 3, 4, 5, 6, 7))
        .body("errors[0].code", equalTo("unknown-contact"));
  }

  @Test
  void takesASingleEvent() {
    contact("ev-3");
    send(
            "application/json",
            "{\"id\": \"s\", \"contactId\": \"ev-3\", \"type\": \"cart_abandoned\","
                + " \"at\": \"2026-11-20T10:00:00Z\"}")
        .body("created", equalTo(1));
    given().get("/v1/contacts/ev-3/metrics?at=" + AT).then().body("abandonedCartDays", equalTo(2));
  }

  @Test
  void givesTheSameFiguresInWhateverOrderEventsArrive() {
    List<String> events = new ArrayList<>();
    Random random = new Random(7);
    String[] types = {
      "purchase", "email_sent", "email_opened", "email_clicked", "product_viewed", "survey_answered"
    };
    for (int i = 0; i < 60; i++) {
      events.add(
          """
          {"id": "%%s-%d", "contactId": "%%s", "type": "%s", "at": "2026-%02d-%02dT0%d:00:00Z", "value": %d, "currency": "EUR", "properties": {"product": "p%d", "question": "q%d", "answer": "a%d"}}"""
              .formatted(
                  i,
                  types[random.nextInt(types.length)],
                  1 + random.nextInt(11),
                  1 + random.nextInt(28),
                  random.nextInt(3),
                  random.nextInt(500),
                  i,
                  i % 3,
                  i));
    }
    contact("or-1");
    contact("or-2");
    events.forEach(event -> send("application/json", event.formatted("or-1", "or-1")));
    Collections.shuffle(events, random);
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(event.formatted("or-2", "or-2")).append('\n'));
    send("application/x-ndjson", lines.toString());
    assertThat(metrics("or-2").replace("or-2", "or-1")).isEqualTo(metrics("or-1"));
  }

  @Test
  void unsubscribingDeniesTheChannelUntilConsentIsGivenAgain() {
    String granted = "{\"consent\": {\"channels\": {\"email\": \"granted\"}, \"at\": \"%s\"}}";
    put("un-1", granted.formatted("2026-01-01T00:00:00Z"));
    send(
        "application/json",
        "{\"id\": \"un-1-a\", \"contactId\": \"un-1\", \"type\": \"unsubscribed\","
            + " \"at\": \"2026-03-01T00:00:00Z\"}");
    assertThat(email("un-1", "2026-02-01T00:00:00Z")).isEqualTo(ConsentState.GRANTED);
    assertThat(email("un-1", "2026-03-01T00:00:00Z")).isEqualTo(ConsentState.DENIED);
    put("un-1", granted.formatted("2026-04-01T00:00:00Z"));
    assertThat(email("un-1", "2026-05-01T00:00:00Z")).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void erasingAContactErasesItsEvents() {
    contact("er-1");
    String event =
        "{\"id\": \"er-1-a\", \"contactId\": \"er-1\", \"type\": \"page_viewed\","
            + " \"at\": \"2026-11-20T10:00:00Z\"}";
    send("application/json", event).body("created", equalTo(1));
    given().delete("/v1/contacts/er-1").then().statusCode(204);
    contact("er-1");
    given()
        .get("/v1/contacts/er-1/metrics?at=" + AT)
        .then()
        .body("pageViews30d", equalTo(0))
        .body("recencyDays", nullValue());
    send("application/json", event).body("created", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource({"at=yesterday,at", "at=2026-02-30T00:00:00Z,at", "zone=Atlantis/Port,zone"})
  void refusesParametersThatSayNothing(String query, String parameter) {
    contact("pa-1");
    given()
        .get("/v1/contacts/pa-1/metrics?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(parameter));
  }

  @Test
  void knowsNoFiguresOfAContactThatIsNotStored() {
    given().get("/v1/contacts/nobody/metrics").then().statusCode(404);
  }

  private ConsentState email(String id, String at) {
    return contacts.facts(id, Instant.parse(at), ZoneOffset.UTC).consent().channel("email");
  }

  private static String metrics(String id) {
    return given().get("/v1/contacts/" + id + "/metrics?at=" + AT).asString();
  }

  private static void contact(String id) {
    put(id, "{}");
  }

  private static void put(String id, String body) {
    given().contentType("application/json").body(body).put("/v1/contacts/" + id);
  }

  private static ValidatableResponse send(String type, String body) {
    return given()
        .contentType(type)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/v1/events")
        .then()
        .statusCode(200);
  }
}
