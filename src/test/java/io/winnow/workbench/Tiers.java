package io.winnow.workbench;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.winnow.impact.TierRules;
import io.winnow.ruleset.Bundle;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A rule set of a test's own: tiers by points, low below 10, high from 20, and an offer for each;
 * live as version 1, with contacts of 5, 15 and 25 points.
 */
final class Tiers {

  final String key = "tiers-" + UUID.randomUUID();
  final String mark = "m-" + UUID.randomUUID();
  final TierRules rules = TierRules.of(key, mark);
  private final String approver = key("approver", "analyst");

  Tiers() {
    publish(rules.bundle());
    for (int points : List.of(5, 15, 25)) {
      given()
          .contentType("application/json")
          .body(Map.of("region", mark, "attributes", Map.of("points", points)))
          .put("/v1/contacts/" + contact(points))
          .then()
          .statusCode(201);
    }
  }

  String contact(int points) {
    return mark + "-" + points;
  }

  String address() {
    return "/v1/rule-sets/" + key;
  }

  /** The key of somebody who wrote nothing, and may approve. */
  String approver() {
    return approver;
  }

  /** An API key of somebody with these roles, who is nobody else. */
  static String key(String... roles) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", "browser test " + UUID.randomUUID(), "roles", List.of(roles)))
        .post("/v1/keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  /** A draft's id. */
  String draft(Bundle files) {
    return given()
        .contentType("application/zip")
        .body(files.zip())
        .post(address() + "/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  int publish(Bundle files) {
    String draft = draft(files);
    step(draft, "submit", null).then().statusCode(200);
    step(draft, "approve", approver).then().statusCode(200);
    return step(draft, "publish", null).then().statusCode(200).extract().path("version");
  }

  private Response step(String draft, String step, String by) {
    var request = given().contentType("application/json").body("{}");
    return (by == null ? request : request.header("X-API-Key", by))
        .post(address() + "/drafts/" + draft + "/" + step);
  }

  /** What a decision by the live version says of a stored contact's segments. */
  List<String> segments(int points) {
    return given()
        .contentType("application/json")
        .body(Map.of("contactId", contact(points), "ruleSet", key, "dryRun", true))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("segments.id");
  }
}
