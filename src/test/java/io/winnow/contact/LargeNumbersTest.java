package io.winnow.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that PostgreSQL writes out in full: what is taken can be read again. */
@QuarkusTest
class LargeNumbersTest {

  @Inject DataSource database;

  @AfterEach
  void forgetThem() throws SQLException {
    execute("delete from contact where id like 'large-%'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e34", "1e50", "1.5e99", "12345678901234567890123456789012345", "1e-101"})
  void refusesANumberOfMoreDigitsThanItReadsAgain(String number) {
    given()
        .contentType("application/json")
        .body("{\"attributes\": {\"n\": %s}}".formatted(number))
        .put("/v1/contacts/large-no")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/attributes/n"));
    put("large-event");
    given()
        .contentType("application/x-ndjson")
        .body(
            """
            {"id": "large-e", "contactId": "large-event", "type": "page_viewed",\
             "at": "2026-01-01T00:00:00Z", "properties": {"n": %s}}
            """
                .formatted(number)
                .getBytes(StandardCharsets.UTF_8))
        .post("/v1/events")
        .then()
        .statusCode(200)
        .body("failed", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e33", "-1234567890123456789012345678901234", "1e-100", "0.1e-30"})
  void readsAgainWhatItTakes(String number) {
    given()
        .contentType("application/json")
        .body("{\"attributes\": {\"n\": %s}}".formatted(number))
        .put("/v1/contacts/large-yes")
        .then()
        .statusCode(201);
    given().get("/v1/contacts/large-yes").then().statusCode(200);
  }

  /** As versions before had taken them. */
  @Test
  void readsWhatWasOnceTaken() throws SQLException {
    put("large-old");
    put("large-other");
    execute("update contact set attributes = '{\"n\": 1e90}' where id = 'large-old'");
    execute(
        "insert into contact_event (id, contact_id, type, at, properties) values ('large-ev',"
            + " 'large-old', 'survey_answered', '2026-01-01T00:00:00Z', '{\"q\": 1e90}')");

    given().get("/v1/contacts/large-old").then().statusCode(200);
    given()
        .get("/v1/contacts?prefix=large-")
        .then()
        .statusCode(200)
        .body("contacts.id", hasItem("large-other"));
    given().get("/v1/contacts/large-old/events").then().statusCode(200);
    assertThat(
            given()
                .contentType("application/x-ndjson")
                .body(
                    "{\"contactId\": \"large-old\"}\n{\"contactId\": \"large-other\"}\n"
                        .getBytes(StandardCharsets.UTF_8))
                .post("/v1/decisions/batch?at=2026-11-22T10:00:00Z")
                .asString())
        .doesNotContain("\"error\"");
  }

  @Test
  void decidesAgainAboutANumberThatWasOnceTaken() throws SQLException {
    put("large-old");
    execute("update contact set attributes = '{\"n\": 1e90}' where id = 'large-old'");
    String id =
        given()
            .contentType("application/json")
            .body("{\"contactId\": \"large-old\", \"context\": {\"at\": \"2026-11-22T10:00:00Z\"}}")
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .path("decisionId");
    given()
        .post("/v1/decisions/" + id + "/replay")
        .then()
        .statusCode(200)
        .body("identical", equalTo(true));
    given().get("/v1/decisions/" + id + "/explanation").then().statusCode(200);
  }

  private static void put(String id) {
    given().contentType("application/json").body("{}").put("/v1/contacts/" + id);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
