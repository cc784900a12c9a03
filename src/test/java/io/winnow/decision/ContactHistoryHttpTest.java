package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened with a contact and what was decided about it, page by page. */
@QuarkusTest
class ContactHistoryHttpTest {

  private String contact;

  @BeforeEach
  void storeAContact() {
    contact = "h-" + UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(Map.of("country", "DE"))
        .put("/v1/contacts/" + contact)
        .then()
        .statusCode(201);
  }

  private String address(String list) {
    return "/v1/contacts/" + contact + "/" + list;
  }

  private void happened(String id, String at) {
    String line =
        """
        {"id": "%s-%s", "contactId": "%s", "type": "product_viewed", "at": "%s", "properties": {"product": "tea"}}
        """
            .formatted(contact, id, contact, at);
    given()
        .contentType("application/x-ndjson")
        .body(line.getBytes(UTF_8))
        .post("/v1/events")
        .then()
        .statusCode(200)
        .body("created", equalTo(1));
  }

  private String decided(String at) {
    return given()
        .contentType("application/json")
        .body(Map.of("contactId", contact, "context", Map.of("at", at)))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("decisionId");
  }

  /** All pages of two entries, by a member of theirs. */
  private List<String> pages(String list, String member) {
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      var request = given().queryParam("limit", 2);
      JsonPath page =
          (cursor == null ? request : request.queryParam("before", cursor))
              .get(address(list))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertThat(page.getList(list)).hasSizeBetween(1, 2);
      all.addAll(page.getList(list + "." + member));
      cursor = page.getString("cursor");
    } while (cursor != null);
    return all;
  }

  @Test
  void eventsComeLatestFirstAndEachOnce() {
    happened("a", "2026-11-01T10:00:00Z");
    happened("c", "2026-11-03T10:00:00Z");
    happened("b", "2026-11-03T10:00:00Z");
    happened("d", "2026-10-01T10:00:00Z");
    happened("e", "2026-11-03T10:00:00.000001Z");
    assertThat(pages("events", "id"))
        .extracting(id -> id.substring(contact.length() + 1))
        .containsExactly("e", "c", "b", "a", "d");
    given().get(address("events")).then().body("events[0].properties.product", equalTo("tea"));
  }

  @Test
  void decisionsComeLatestFirstWithWhatCameOfThem() {
    String early = decided("2026-11-01T10:00:00Z");
    String late = decided("2026-11-05T10:00:00Z");
    String between = decided("2026-11-03T10:00:00Z");
    assertThat(pages("decisions", "decisionId")).containsExactly(late, between, early);
    JsonPath whole = given().get("/v1/decisions/" + late).jsonPath();
    given()
        .get(address("decisions"))
        .then()
        .body("decisions", hasSize(3))
        .body("decisions[0].segments", equalTo(whole.getList("segments.id")))
        .body("decisions[0].offer", equalTo(whole.getString("offer.id")))
        .body("decisions[0].ruleSet", equalTo("crm"))
        .body("decisions[0].experiment", nullValue())
        .body("cursor", nullValue());
  }

  @Test
  void aDecisionIsExplainedHoweverLittleWasAskedForThen() {
    String id = decided("2026-11-01T10:00:00Z");
    given()
        .get("/v1/decisions/" + id)
        .then()
        .body("segments[0].because", anyOf(nullValue(), hasSize(0)));
    given()
        .get("/v1/decisions/" + id + "/explanation")
        .then()
        .statusCode(200)
        .body("decisionId", equalTo(id))
        .body("segments[0].because", hasSize(greaterThan(0)))
        .body("tables", hasSize(greaterThan(0)));
    given().get(address("decisions")).then().body("decisions", hasSize(1));
    given()
        .get("/v1/decisions/" + UUID.randomUUID() + "/explanation")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-decision"));
  }

  @Test
  void whatCannotBeListedIsTold() {
    given()
        .get("/v1/contacts/nobody-" + contact + "/events")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-contact"));
    given()
        .get("/v1/contacts/nobody-" + contact + "/decisions")
        .then()
        .statusCode(200)
        .body("decisions", hasSize(0));
    for (String wrong : List.of("yesterday", "2026-11-01~x", "~", "2026-11-01T10:00:00Z~x")) {
      given()
          .queryParam("before", wrong)
          .get(address("decisions"))
          .then()
          .statusCode(400)
          .body("errors[0].detail", containsString("cursor"));
    }
    given().queryParam("limit", 0).get(address("events")).then().statusCode(400);
  }

  @Test
  void contactsAreFoundByTheBeginningOfTheirIds() {
    given()
        .queryParam("prefix", contact.substring(0, 20))
        .get("/v1/contacts")
        .then()
        .statusCode(200)
        .body("contacts.id", contains(contact));
    given()
        .queryParam("prefix", "h_" + contact.substring(2))
        .get("/v1/contacts")
        .then()
        .body("contacts", hasSize(0));
    given().queryParam("prefix", "h-%").get("/v1/contacts").then().body("contacts", hasSize(0));
    given().queryParam("prefix", "h-\\").get("/v1/contacts").then().body("contacts", hasSize(0));
    given()
        .queryParam("prefix", "h-")
        .queryParam("limit", 1)
        .get("/v1/contacts")
        .then()
        .body("contacts", notNullValue());
  }
}
