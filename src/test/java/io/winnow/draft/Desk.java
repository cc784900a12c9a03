package io.winnow.draft;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.winnow.ruleset.Bundle;

/** What two people do at the desk: one writes over HTTP, the other approves. */
public final class Desk {

  static final String SECOND = "second";

  private final String key;
  private final Reviews reviews;

  public Desk(String key, Reviews reviews) {
    this.key = key;
    this.reviews = reviews;
  }

  public String address() {
    return "/v1/rule-sets/" + key;
  }

  /** Begins a draft; its id. */
  public String begin(Bundle files) {
    return given()
        .contentType("application/zip")
        .body(files.zip())
        .post(address() + "/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  Response step(String draft, String step, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(address() + "/drafts/" + draft + "/" + step);
  }

  String approved(Bundle files) {
    String draft = begin(files);
    step(draft, "submit", "{}").then().statusCode(200);
    reviews.approve(key, draft, ReviewRequest.NONE, SECOND);
    return draft;
  }

  /** The number of the new version. */
  public int publish(Bundle files) {
    return step(approved(files), "publish", "{}").then().statusCode(200).extract().path("version");
  }

  Response activate(int version, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(address() + "/versions/" + version + "/activate");
  }

  Response decide(String more) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"%s\", \"context\": {\"at\": \"2026-11-22T10:00:00Z\"}%s}"
                .formatted(key, more))
        .post("/v1/decisions");
  }
}
