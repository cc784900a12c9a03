package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.winnow.ruleset.Bundle;
import java.util.List;

/** What an analyst does over HTTP to see who moves. */
final class ImpactDesk {

  private static final int PATIENCE = 600;

  private final String key;

  ImpactDesk(String key) {
    this.key = key;
  }

  String address() {
    return "/v1/rule-sets/" + key;
  }

  /** Begins a draft; its id. */
  String begin(Bundle files) {
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

  Response ask(String what, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(address() + "/" + what + "/impact");
  }

  /** Asks, and waits until the job has ended. */
  static JsonPath ended(Response asked) {
    String location = asked.then().statusCode(202).extract().header("Location");
    return ended(location.substring(location.indexOf("/v1/")));
  }

  static JsonPath ended(String address) {
    for (int i = 0; i < PATIENCE; i++) {
      JsonPath impact = given().get(address).then().statusCode(200).extract().jsonPath();
      if (!List.of("queued", "running").contains(impact.getString("state"))) {
        return impact;
      }
      pause();
    }
    throw new AssertionError("the impact has not ended");
  }

  static JsonPath done(Response asked) {
    JsonPath impact = ended(asked);
    assertThat(impact.getString("state")).as(impact.prettify()).isEqualTo("done");
    return impact;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All pages of a cell, two contacts a page. */
  static List<String> contacts(String impact, String query) {
    List<String> all = new java.util.ArrayList<>();
    String after = "";
    while (after != null) {
      JsonPath page =
          given()
              .queryParam("after", after)
              .queryParam("limit", 2)
              .get("/v1/impacts/" + impact + "/contacts?" + query)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("contacts.id", String.class));
      after = page.getString("cursor");
    }
    return all;
  }

  static void store(String id, String mark, int points, boolean tired) {
    given()
        .contentType("application/json")
        .body(
            "{\"region\": \"%s\", \"attributes\": {\"points\": %d, \"tired\": %s}, \"consent\": {\"purposes\": {\"marketing\": \"granted\"}}}"
                .formatted(mark, points, tired))
        .put("/v1/contacts/" + id)
        .then()
        .statusCode(201);
  }
}
