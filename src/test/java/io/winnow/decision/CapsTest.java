package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CapsTest {

  private static final int CALLERS = 64;

  private static String body(String contact, String campaign, String at) {
    return "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"caps\", \"explain\": \"reasons\", \"context\": {\"campaign\": \"%s\", \"at\": \"%s\"}}"
        .formatted(contact, campaign, at);
  }

  private static Response decide(String body) {
    return given().contentType("application/json").body(body).post("/v1/decisions");
  }

  private static String offer(String contact, String campaign, String at) {
    return decide(body(contact, campaign, at)).then().statusCode(200).extract().path("offer.id");
  }

  private static List<String> allAtOnce(IntFunction<String> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        answers.add(callers.submit(() -> call.apply(number)));
      }
      List<String> texts = new ArrayList<>();
      for (Future<String> answer : answers) {
        texts.add(answer.get());
      }
      return texts;
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void capPerContactHoldsUnderConcurrency() throws Exception {
    String contact = "c-" + UUID.randomUUID();
    List<String> offers =
        allAtOnce(i -> offer(contact, "once", "2026-11-22T10:00:00.%03dZ".formatted(i * 37 % 64)));
    assertThat(offers).filteredOn("once"::equals).hasSize(1);
    assertThat(offers).filteredOn("always"::equals).hasSize(CALLERS - 1);
  }

  @Test
  void capOverAllContactsHoldsUnderConcurrency() throws Exception {
    List<String> offers =
        allAtOnce(
            i -> offer("t-" + UUID.randomUUID(), "five", "2026-11-22T1%d:00:00Z".formatted(i % 3)));
    assertThat(offers).filteredOn("five-in-all"::equals).hasSize(5);
    assertThat(offer("t-after", "five", "2026-11-22T23:00:00Z")).isEqualTo("always");
  }

  /** Nobody expects these decisions to use the offer until a cap has taken their first choice. */
  @Test
  void capOverAllContactsHoldsForASecondChoice() throws Exception {
    String at = "2026-11-22T10:00:00Z";
    List<String> contacts = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      contacts.add("s-" + UUID.randomUUID());
      assertThat(offer(contacts.get(i), "once", at)).isEqualTo("once");
    }
    List<String> offers = allAtOnce(i -> offer(contacts.get(i), "second-best", at));
    assertThat(offers).filteredOn("three-in-all"::equals).hasSize(3);
    assertThat(offers).filteredOn("always"::equals).hasSize(CALLERS - 3);
  }

  @Test
  void capWindowMovesOn() {
    String contact = "w-" + UUID.randomUUID();
    assertThat(offer(contact, "once", "2026-11-01T10:00:00Z")).isEqualTo("once");
    assertThat(offer(contact, "once", "2026-11-08T09:59:59Z")).isEqualTo("always");
    assertThat(offer(contact, "once", "2026-11-08T10:00:00Z")).isEqualTo("once");
    assertThat(offer(contact, "once", "2026-10-31T10:00:00Z")).isEqualTo("always");
    assertThat(offer(contact, "once", "2026-10-25T10:00:00Z")).isEqualTo("once");
  }

  @Test
  void rejectionTellsTheCap() {
    String contact = "r-" + UUID.randomUUID();
    decide(body(contact, "once", "2026-11-22T10:00:00Z"));
    Response second = decide(body(contact, "once", "2026-11-22T11:00:00Z"));
    assertThat(second.<String>path("rejected[0].stage")).isEqualTo("cap");
    assertThat(second.<String>path("rejected[0].text"))
        .isEqualTo("At most 1 decision per contact within 7 days; 1 so far.");
    assertThat(second.<Boolean>path("offer.fallback")).isTrue();
    Response replay = given().post("/v1/decisions/" + second.path("decisionId") + "/replay");
    assertThat(replay.<Boolean>path("identical")).as(replay.asString()).isTrue();
  }

  @Test
  void repeatsOfOneKeyAreOneDecision() throws Exception {
    String contact = "k-" + UUID.randomUUID();
    String key = UUID.randomUUID().toString();
    String body = body(contact, "once", "2026-11-22T10:00:00Z");
    List<String> answers =
        allAtOnce(
            i ->
                given()
                    .contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/decisions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.get(0)).contains("\"id\":\"once\"");
  }

  @Test
  void capsCountWithinABatch() {
    String line = body("b-" + UUID.randomUUID(), "once", "2026-11-22T10:00:00Z") + "\n";
    String answers =
        given()
            .contentType("application/x-ndjson")
            .body(line.repeat(300).getBytes(StandardCharsets.UTF_8))
            .post("/v1/decisions/batch")
            .asString();
    assertThat(answers.lines().filter(answer -> answer.contains("\"offer\":{\"id\":\"once\"")))
        .hasSize(1);
    assertThat(answers.lines().findFirst().orElseThrow()).contains("\"id\":\"once\"");
  }

  /** The first chunk takes longer than those that are evaluated beside it. */
  @Test
  void earlierLinesOfABatchComeFirst() {
    String batch = UUID.randomUUID().toString();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      String line = body(batch + "-" + i % 250, "once", "2026-11-22T10:00:00Z");
      lines.append(i < 256 ? line.replace("reasons", "full") : line.replace("reasons", "none"));
      lines.append('\n');
    }
    String answers =
        given()
            .contentType("application/x-ndjson")
            .body(lines.toString().getBytes(StandardCharsets.UTF_8))
            .post("/v1/decisions/batch")
            .asString();
    List<String> offers =
        answers.lines().map(answer -> JsonPath.from(answer).getString("offer.id")).toList();
    assertThat(offers).hasSize(600);
    assertThat(offers.subList(0, 250)).containsOnly("once");
    assertThat(offers.subList(250, 600)).containsOnly("always");
  }

  @Test
  void dryRunUsesNoCap() {
    String contact = "d-" + UUID.randomUUID();
    String dry =
        body(contact, "once", "2026-11-22T10:00:00Z")
            .replace("{\"contact\"", "{\"dryRun\": true, \"contact\"");
    assertThat(decide(dry).<String>path("offer.id")).isEqualTo("once");
    assertThat(decide(dry).<String>path("offer.id")).isEqualTo("once");
    assertThat(offer(contact, "once", "2026-11-22T10:00:00Z")).isEqualTo("once");
    assertThat(decide(dry).<String>path("offer.id")).isEqualTo("always");
  }
}
