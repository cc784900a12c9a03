package io.winnow.audience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.impact.TierRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Segments and offers with their sizes in the stored base. */
@QuarkusTest
class SegmentHttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private String key;
  private String mark;

  @BeforeEach
  void publishTiers() {
    key = "sizes-" + UUID.randomUUID();
    mark = "m-" + UUID.randomUUID();
    given()
        .contentType("application/zip")
        .body(TierRules.of(key, mark).bundle().zip())
        .post("/v1/rule-sets/" + key + "/drafts")
        .then()
        .statusCode(201);
    String draft =
        given().get("/v1/rule-sets/" + key + "/drafts").then().extract().path("drafts[0].id");
    String approver =
        given()
            .contentType("application/json")
            .body(Map.of("name", "approver " + key, "roles", List.of("approver", "analyst")))
            .post("/v1/keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    for (String step : List.of("submit", "approve", "publish")) {
      var request = given().contentType("application/json").body("{}");
      (step.equals("approve") ? request.header("X-API-Key", approver) : request)
          .post("/v1/rule-sets/" + key + "/drafts/" + draft + "/" + step)
          .then()
          .statusCode(200);
    }
    for (int points : List.of(5, 15, 25, 26)) {
      given()
          .contentType("application/json")
          .body(Map.of("region", mark, "attributes", Map.of("points", points)))
          .put("/v1/contacts/" + mark + "-" + points)
          .then()
          .statusCode(201);
    }
  }

  private JsonPath get(String what) {
    return given()
        .queryParam("ruleSet", key)
        .get("/v1/" + what)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Asks until the base is counted, as a page does. */
  private JsonPath counted(String what) {
    Instant until = Instant.now().plus(PATIENCE);
    JsonPath answer = get(what);
    while (!answer.getString("state").equals("ready")) {
      assertThat(Instant.now()).isBefore(until);
      assertThat(answer.getString("state")).isEqualTo("preparing");
      answer = get(what);
    }
    return answer;
  }

  @Test
  void sizesAreThoseOfTheLiveRules() {
    JsonPath first = get("segments");
    assertThat(first.getList("segments.id", String.class))
        .containsExactly("low", "mid", "high", "regional");
    JsonPath segments = counted("segments");
    assertThat(segments.getList("segments.size", Long.class).subList(0, 3))
        .containsExactly(1L, 1L, 2L);
    assertThat(segments.getLong("contacts")).isGreaterThanOrEqualTo(4);
    assertThat(segments.getInt("sizesOf")).isEqualTo(1);
    assertThat(Instant.parse(segments.getString("segments[0].asOf"))).isNotNull();

    JsonPath offers = get("offers");
    assertThat(offers.getString("state")).isEqualTo("ready");
    assertThat(
            offers.getList("offers", Map.class).stream()
                .mapToInt(offer -> (Integer) offer.get("size"))
                .sum())
        .isEqualTo(4);
  }

  @Test
  void tellsWhichRowsAndFilesNameThem() {
    JsonPath high = get("segments").setRootPath("segments.find { it.id == 'high' }.usedIn");
    assertThat(high.getList("tables.decision", String.class)).containsExactly("Offers", "Tier");
    assertThat(high.getString("tables[1].first[0].id")).isEqualTo("rhigh");
    assertThat(high.getString("tables[1].first[0].column")).isEqualTo("o1");
    JsonPath gift = get("offers").setRootPath("offers.find { it.id == 'gold-gift' }.usedIn");
    assertThat(gift.getList("tables.rows", Integer.class)).containsExactly(1);
  }

  @Test
  void whoHasNotBeenCountedHasNoSize() {
    given()
        .queryParam("ruleSet", key)
        .get("/v1/offers")
        .then()
        .statusCode(200)
        .body("state", equalTo("preparing"), "offers[0].size", nullValue());
  }

  @Test
  void anUnknownRuleSetIsAProblem() {
    given()
        .queryParam("ruleSet", "nobody")
        .get("/v1/segments")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-rule-set"));
  }
}
