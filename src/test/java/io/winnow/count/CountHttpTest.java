package io.winnow.count;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CountHttpTest {

  private static final String MARKET = "profile.dmn/Market";
  private static final int TRIES = 600;

  private final ObjectMapper json = new ObjectMapper();
  private String tables;

  @BeforeEach
  void begin() {
    String id =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/v1/rule-sets/crm/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    tables = "/v1/rule-sets/crm/drafts/" + id + "/tables/";
    for (String country : new String[] {"DE", "SE", "DE"}) {
      given()
          .contentType("application/json")
          .body("{\"country\": \"" + country + "\", \"birthDate\": \"1990-05-01\"}")
          .put("/v1/contacts/count-" + UUID.randomUUID())
          .then()
          .statusCode(201);
    }
  }

  private Response ask(String table, String body) {
    return given().contentType("application/json").body(body).post(tables + table + "/counts");
  }

  /** Asks again until the base has been read. */
  private JsonNode counts(String table, String body) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      Response answer = ask(table, body);
      if (answer.statusCode() == 200) {
        return json.readTree(answer.asString());
      }
      answer.then().statusCode(202).header("Retry-After", "1").body("state", equalTo("preparing"));
      Thread.onSpinWait();
    }
    throw new AssertionError("the base was never read");
  }

  private static long sum(JsonNode counts) {
    long sum = counts.get("none").asLong() + counts.get("undecided").asLong();
    for (JsonNode row : counts.get("rows")) {
      sum += row.get("contacts").asLong();
    }
    return sum;
  }

  @Test
  void tellsWhomTheRowsHoldAsTheTableIsEdited() throws Exception {
    ObjectNode table =
        (ObjectNode) json.readTree(given().get(tables + "profile.dmn/Age group").asString());
    JsonNode saved = counts("profile.dmn/Age group", "null");
    assertThat(saved.get("counted").asLong()).isEqualTo(saved.get("total").asLong()).isPositive();
    assertThat(sum(saved))
        .as("a unique table's rows share nobody")
        .isEqualTo(saved.get("total").asLong());

    String column = table.get("inputs").get(0).get("id").asText();
    for (JsonNode row : table.get("rows")) {
      ((ObjectNode) row.get("cells")).put(column, "< -1");
    }
    ((ObjectNode) table.get("rows").get(0).get("cells")).put(column, ">= 0");
    JsonNode edited = counts("profile.dmn/Age group", table.toString());
    assertThat(edited.get("rows").get(0).get("contacts").asLong()).isPositive();
    assertThat(edited.get("rows").get(1).get("contacts").asLong()).isZero();
    assertThat(edited.get("rows").get(0).get("contacts").asLong() + edited.get("none").asLong())
        .isEqualTo(edited.get("total").asLong());
  }

  @Test
  void countsRowsThatLookAtSegmentsAndAtTheSituation() throws Exception {
    JsonNode offers = counts("offers.dmn/Offers", "null");
    assertThat(offers.get("rows").size()).isPositive();
    assertThat(offers.get("counted").asLong()).isPositive();
  }

  @Test
  void countsAPublishedTable() throws Exception {
    counts(MARKET, "null");
    given()
        .get("/v1/rule-sets/crm/versions/1/tables/" + MARKET + "/counts")
        .then()
        .statusCode(200)
        .body("state", equalTo("ready"));
  }

  @Test
  void saysWhereABrokenCellIs() throws Exception {
    ObjectNode table =
        (ObjectNode) json.readTree(given().get(tables + "profile.dmn/Age group").asString());
    String column = table.get("inputs").get(0).get("id").asText();
    ((ObjectNode) table.get("rows").get(0).get("cells")).put(column, "[1..");
    ask("profile.dmn/Age group", table.toString())
        .then()
        .statusCode(422)
        .body("code", equalTo("table-rejected"))
        .body("errors[0].detail", containsString("[1.."));
  }

  @Test
  void knowsNoOtherTables() {
    ask("profile.dmn/Nothing", "null").then().statusCode(404);
  }
}
