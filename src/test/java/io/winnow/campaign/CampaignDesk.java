package io.winnow.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a campaign manager does over HTTP. */
final class CampaignDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CampaignDesk() {}

  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Creates a campaign of the rule set {@code caps} with further members. */
  static String create(String members) {
    String key = unique("c");
    post("{\"key\": \"%s\", \"ruleSet\": \"caps\"%s}".formatted(key, members))
        .then()
        .statusCode(201);
    return key;
  }

  static Response post(String body) {
    return given().contentType("application/json").body(body).post("/v1/campaigns");
  }

  /** A rule set's contacts differ by their income: see rules/campaign. */
  static void store(String id, int income, boolean complained) {
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "attributes",
                Map.of("Income", income, "Complain", complained),
                "consent",
                Map.of("purposes", Map.of("marketing", "granted"))))
        .put("/v1/contacts/" + id)
        .then()
        .statusCode(201);
  }

  static void refuse(String id) {
    given()
        .contentType("application/json")
        .body(Map.of("consent", Map.of("purposes", Map.of("marketing", "denied"))))
        .put("/v1/contacts/" + id)
        .then()
        .statusCode(200);
  }

  static void erase(String id) {
    given().delete("/v1/contacts/" + id).then().statusCode(204);
  }

  static Response members(String campaign, String query) {
    return given().post("/v1/campaigns/" + campaign + "/members" + query);
  }

  /** The lines of a stream that is whole. */
  static List<JsonNode> lines(Response stream) {
    assertThat(stream.statusCode()).isEqualTo(200);
    return stream.asString().lines().map(CampaignDesk::json).toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static List<String> contacts(List<JsonNode> lines) {
    return lines.stream().map(line -> line.get("contactId").asText()).toList();
  }

  static Response decide(String contact, String campaign, String at) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"caps\", \"explain\": \"reasons\", \"context\": {\"campaign\": \"%s\", \"at\": \"%s\"}}"
                .formatted(contact, campaign, at))
        .post("/v1/decisions");
  }

  static String offer(String contact, String campaign, String at) {
    return decide(contact, campaign, at).then().statusCode(200).extract().path("offer.id");
  }

  /** Tells an outcome; its id. */
  static String outcome(String decision, String type, String at, String more) {
    String id = unique("o");
    given()
        .contentType("application/json")
        .body(
            "[{\"id\": \"%s\", \"decisionId\": \"%s\", \"type\": \"%s\", \"at\": \"%s\"%s}]"
                .formatted(id, decision, type, at, more))
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
    return id;
  }
}
