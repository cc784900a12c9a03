package io.winnow.experiment;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.winnow.draft.Desk;
import io.winnow.draft.Reviews;
import io.winnow.draft.TinyRules;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A rule set of three versions, whose only segment names the version; version 1 is live. All it
 * starts is stopped at its end, since the service is shared.
 */
public final class Lab implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String ruleSet = "lab-" + UUID.randomUUID();
  private final List<String> experiments = new ArrayList<>();

  public Lab(Reviews reviews) {
    Desk desk = new Desk(ruleSet, reviews);
    for (String segment : List.of("one", "two", "three")) {
      desk.publish(TinyRules.bundle(ruleSet, segment));
    }
    given()
        .contentType("application/json")
        .body("{}")
        .post("/v1/rule-sets/" + ruleSet + "/versions/1/activate")
        .then()
        .statusCode(200);
  }

  public String ruleSet() {
    return ruleSet;
  }

  /** A new experiment over versions 2 and 3, with more members of its own. */
  public String create(String more) {
    String key = "e-" + UUID.randomUUID();
    post("""
            {"key": "%s", "ruleSet": "%s",
             "variants": [{"key": "a", "version": 2}, {"key": "b", "version": 3}]%s}
            """
            .formatted(key, ruleSet, more))
        .then()
        .statusCode(201);
    return key;
  }

  public Response post(String body) {
    Response created = given().contentType("application/json").body(body).post("/v1/experiments");
    if (created.statusCode() == 201) {
      experiments.add(created.path("key"));
    }
    return created;
  }

  public Response step(String experiment, String step) {
    return given().post("/v1/experiments/" + experiment + "/" + step);
  }

  public Response change(String experiment, String patch) {
    return given()
        .contentType("application/json")
        .body(patch)
        .patch("/v1/experiments/" + experiment);
  }

  /** Creates and starts one. */
  public String running(String more) {
    String key = create(more);
    step(key, "start").then().statusCode(200);
    return key;
  }

  public JsonNode decide(String contact, String more) {
    return read(
        given()
            .contentType("application/json")
            .body(body(contact, more))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  String body(String contact, String more) {
    return "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"%s\"%s}"
        .formatted(contact, ruleSet, more);
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    experiments.forEach(key -> step(key, "stop"));
  }
}
