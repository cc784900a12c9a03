package io.winnow.experiment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.draft.Reviews;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to a decision assigns as the published formula does, written here once more. */
@QuarkusTest
class AssignmentOracleTest {

  private static final int CONTACTS = 400;
  private static final int ONE_BY_ONE = 60;

  @Inject Reviews reviews;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private record Expected(String key, String variant, boolean holdout, int version) {}

  private static double draw(String text) {
    return fnv(Long.toString(fnv(text))) % 10_000 / 10_000.0;
  }

  private static long fnv(String text) {
    long hash = 2_166_136_261L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = ((hash ^ (one & 0xff)) * 16_777_619L) % (1L << 32);
    }
    return hash;
  }

  /** Two variants, 1 to 3, over six tenths; a tenth is held out. */
  private static Expected expected(String key, String contact) {
    if (draw(key + ":holdout" + contact) < 0.1) {
      return new Expected(key, null, true, 1);
    }
    double n = draw(key + contact);
    if (n < 0.25 * 0.6) {
      return new Expected(key, "a", false, 2);
    }
    return n >= 0.25 && n < 0.25 + 0.75 * 0.6 ? new Expected(key, "b", false, 3) : null;
  }

  private static void check(JsonNode decision, Expected expected) {
    JsonNode experiment = decision.get("experiment");
    if (expected == null) {
      assertThat(experiment.isNull()).isTrue();
      assertThat(decision.get("version").asInt()).isEqualTo(1);
      return;
    }
    assertThat(experiment.get("key").asText()).isEqualTo(expected.key());
    assertThat(experiment.get("variant").asText(null)).isEqualTo(expected.variant());
    assertThat(experiment.get("phase").asInt()).isEqualTo(1);
    assertThat(experiment.get("holdout").asBoolean()).isEqualTo(expected.holdout());
    assertThat(decision.get("version").asInt()).isEqualTo(expected.version());
  }

  private String experiment() {
    String key =
        lab.create(", \"coverage\": 0.6, \"holdout\": 0.1, \"guardrails\": [\"unsubscribe\"]");
    lab.change(
            key,
            "{\"variants\": [{\"key\": \"a\", \"version\": 2, \"weight\": 1},"
                + " {\"key\": \"b\", \"version\": 3, \"weight\": 3}]}")
        .then()
        .statusCode(200);
    lab.step(key, "start").then().statusCode(200);
    return key;
  }

  private static List<String> contacts() {
    return IntStream.range(0, CONTACTS).mapToObj(i -> "Zoë-" + i).toList();
  }

  @Test
  void liveCallDryRunRepeatAndReplayAgree() {
    String key = experiment();
    Set<String> seen = new HashSet<>();
    for (String contact : contacts().subList(0, ONE_BY_ONE)) {
      Expected expected = expected(key, contact);
      seen.add(String.valueOf(expected == null ? null : expected.variant()));
      JsonNode live = lab.decide(contact, "");
      check(live, expected);
      check(lab.decide(contact, ", \"dryRun\": true"), expected);
      JsonNode replay =
          Lab.read(
              given()
                  .post("/v1/decisions/" + live.get("decisionId").asText() + "/replay")
                  .asString());
      assertThat(replay.get("identical").asBoolean()).isTrue();
      String body = lab.body(contact, "");
      String first = keyed(contact + key, body);
      check(Lab.read(first), expected);
      assertThat(keyed(contact + key, body)).isEqualTo(first);
    }
    assertThat(seen).hasSize(3);
  }

  private static String keyed(String key, String body) {
    return given()
        .header("Idempotency-Key", Integer.toHexString(key.hashCode()))
        .contentType("application/json")
        .body(body)
        .post("/v1/decisions")
        .asString();
  }

  @Test
  void everyFormOfBatchAgrees() {
    String key = experiment();
    List<String> contacts = contacts();
    List<String> bodies = contacts.stream().map(contact -> lab.body(contact, "")).toList();
    List<JsonNode> lines = new ArrayList<>();
    batch("application/x-ndjson", "", String.join("\n", bodies))
        .lines()
        .forEach(line -> lines.add(Lab.read(line)));
    JsonNode array =
        Lab.read(batch("application/json", "?dryRun=true", "[" + String.join(",", bodies) + "]"));
    List<String> csv =
        batch(
                "text/csv",
                "?ruleSet=" + lab.ruleSet(),
                "contact.id\n" + String.join("\n", contacts) + "\n")
            .lines()
            .skip(1)
            .toList();
    for (int i = 0; i < CONTACTS; i++) {
      Expected expected = expected(key, contacts.get(i));
      check(lines.get(i), expected);
      check(array.get(i), expected);
      assertThat(csv.get(i))
          .contains(expected == null ? ",1,sha256:" : "," + expected.version() + ",sha256:")
          .contains(
              expected == null
                  ? ",,,,,one,"
                  : ","
                      + key
                      + ","
                      + (expected.variant() == null ? "" : expected.variant())
                      + ",1,"
                      + expected.holdout()
                      + ",");
    }
    assertThat(lines.stream().map(line -> line.get("version").asInt()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  private static String batch(String type, String query, String body) {
    return given()
        .contentType(type + "; charset=utf-8")
        .accept(type)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/v1/decisions/batch" + query)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** As an A/A test has it. */
  @Test
  void variantsOfOneVersionAreDecidedTogether() {
    String key = lab.create("");
    lab.change(
            key,
            "{\"variants\": [{\"key\": \"a\", \"version\": 2}, {\"key\": \"b\", \"version\": 2}]}")
        .then()
        .statusCode(200);
    lab.step(key, "start").then().statusCode(200);
    String lines =
        contacts().stream()
            .map(id -> "{\"contact\": {\"id\": \"" + id + "\"}}\n")
            .collect(Collectors.joining());
    List<String> answers =
        given()
            .contentType("application/x-ndjson")
            .body(lines.getBytes(StandardCharsets.UTF_8))
            .post("/v1/decisions/batch?dryRun=true&ruleSet=" + lab.ruleSet())
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    Set<String> seen = new HashSet<>();
    for (String line : answers) {
      JsonNode decision = Lab.read(line);
      assertThat(decision.at("/version").asInt()).as(line).isEqualTo(2);
      seen.add(decision.at("/experiment/variant").asText());
    }
    assertThat(seen).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whoHasNoIdOrNamesAVersionIsInNoExperiment() {
    lab.running("");
    JsonNode nobody =
        Lab.read(
            given()
                .contentType("application/json")
                .body(
                    "{\"contact\": {\"country\": \"DE\"}, \"ruleSet\": \"" + lab.ruleSet() + "\"}")
                .post("/v1/decisions")
                .asString());
    assertThat(nobody.get("experiment").isNull()).isTrue();
    assertThat(nobody.get("version").asInt()).isEqualTo(1);
    assertThat(lab.decide("C-1", "").get("experiment").isNull()).isFalse();
    JsonNode named = lab.decide("C-1", ", \"version\": 3");
    assertThat(named.get("experiment").isNull()).isTrue();
    assertThat(named.get("version").asInt()).isEqualTo(3);
    JsonNode live = lab.decide("C-1", ", \"version\": 1");
    assertThat(live.get("experiment").isNull()).isTrue();
  }

  @Test
  void holdoutWithoutOffersIsToldAndReplayed() {
    lab.running(", \"holdout\": {\"share\": 0.999, \"treatment\": \"no-offer\"}");
    JsonNode held = lab.decide("C-1", "");
    assertThat(held.at("/experiment/holdout").asBoolean()).isTrue();
    assertThat(held.get("version").asInt()).isEqualTo(1);
    assertThat(held.at("/segments/0/id").asText()).isEqualTo("one");
    assertThat(held.get("offer").isNull()).isTrue();
    assertThat(held.get("noOfferReason").asText())
        .isEqualTo("The contact is in the holdout of an experiment.");
    given()
        .post("/v1/decisions/" + held.get("decisionId").asText() + "/replay")
        .then()
        .statusCode(200)
        .body("identical", org.hamcrest.Matchers.equalTo(true));
  }
}
