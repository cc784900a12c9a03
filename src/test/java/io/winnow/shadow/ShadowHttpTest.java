package io.winnow.shadow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.draft.Reviews;
import io.winnow.draft.TinyRules;
import io.winnow.experiment.Lab;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShadowHttpTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject Reviews reviews;
  @Inject Clock clock;
  @Inject Shades shades;

  private Lab lab;
  private String address;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
    address = "/v1/rule-sets/" + lab.ruleSet() + "/shadows";
  }

  @AfterEach
  void close() {
    lab.close();
    given().get(address).jsonPath().<String>getList("shadows.id").forEach(this::end);
  }

  private void end(String id) {
    given().delete(address + "/" + id).then().statusCode(204);
  }

  private String begin(Map<String, Object> request) throws InterruptedException {
    String id =
        given()
            .contentType("application/json")
            .body(request)
            .post(address)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    await(() -> shades.looksAt(lab.ruleSet()));
    return id;
  }

  private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    Instant end = clock.instant().plus(LIMIT);
    while (!condition.getAsBoolean() && clock.instant().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private JsonPath shown(String id, Predicate<JsonPath> wanted) throws InterruptedException {
    await(() -> wanted.test(given().get(address + "/" + id).jsonPath()));
    return given().get(address + "/" + id).jsonPath();
  }

  private static Predicate<JsonPath> compared(int count) {
    return shadow -> shadow.getInt("counts.compared") == count;
  }

  @Test
  void tellsWhatAnotherVersionWouldDecide() throws InterruptedException {
    String id = begin(Map.of("version", 2, "share", 1));
    String decision = lab.decide("C-1", "").get("decisionId").asText();
    for (int i = 2; i <= 10; i++) {
      assertThat(lab.decide("C-" + i, "").get("version").asInt()).isEqualTo(1);
    }
    lab.decide("C-11", ", \"dryRun\": true");
    lab.decide("C-12", ", \"version\": 3");
    JsonPath shadow = shown(id, compared(10));
    assertThat(shadow.getInt("counts.differ")).isEqualTo(10);
    assertThat(shadow.getInt("counts.segmentsDiffer")).isEqualTo(10);
    assertThat(shadow.getInt("counts.offersDiffer")).isZero();
    assertThat(shadow.getDouble("rate")).isEqualTo(1);
    assertThat(shadow.getList("examples.decisionId")).hasSize(10).contains(decision);
    assertThat(shadow.getList("examples[0].liveSegments")).isEqualTo(java.util.List.of("one"));
    assertThat(shadow.getList("examples[0].shadowSegments")).isEqualTo(java.util.List.of("two"));
    given().get(address).then().body("shadows.id", hasItem(id)).body("shadows", hasSize(1));
    end(id);
    given().get(address + "/" + id).then().statusCode(404).body("code", equalTo("unknown-shadow"));
    assertThat(shades.looksAt(lab.ruleSet())).isFalse();
  }

  @Test
  void draftThatDecidesTheSameDoesNotDiffer() throws InterruptedException {
    String draft =
        given()
            .contentType("application/zip")
            .body(TinyRules.bundle(lab.ruleSet(), "one").zip())
            .post("/v1/rule-sets/" + lab.ruleSet() + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String id = begin(Map.of("draft", draft, "share", 1));
    for (int i = 0; i < 5; i++) {
      lab.decide("C-" + i, "");
    }
    assertThat(shown(id, compared(5)).getInt("counts.differ")).isZero();
  }

  @Test
  void looksAtAShareOnly() throws InterruptedException {
    String id = begin(Map.of("version", 1, "share", 0.0001));
    for (int i = 0; i < 20; i++) {
      lab.decide("C-" + i, "");
    }
    assertThat(given().get(address + "/" + id).jsonPath().getInt("counts.compared")).isLessThan(20);
  }

  @Test
  void refusesWhatCannotBeEvaluated() {
    String draft =
        given()
            .contentType("application/zip")
            .body(TinyRules.bundle("other-key", "one").zip())
            .post("/v1/rule-sets/" + lab.ruleSet() + "/drafts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .contentType("application/json")
        .body(Map.of("draft", draft))
        .post(address)
        .then()
        .statusCode(422)
        .body("code", equalTo("rules-rejected"));
    given()
        .contentType("application/json")
        .body("{\"share\": 0.5}")
        .post(address)
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"version\": 9}")
        .post(address)
        .then()
        .statusCode(404);
    given()
        .contentType("application/json")
        .body("{\"version\": 1}")
        .post("/v1/rule-sets/none/shadows")
        .then()
        .statusCode(404);
  }
}
