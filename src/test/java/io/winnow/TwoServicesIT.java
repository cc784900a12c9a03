package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.platform.database.EmbeddedDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas over one database answer as one service; they are even installed at once. */
class TwoServicesIT {

  private static final int CALLERS = 64;

  /** As many as two replicas take at a time. */
  private static final int BATCHES = 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static EmbeddedDatabase database;
  private static PackagedApp one;
  private static PackagedApp other;
  private static List<URI> addresses;

  private final Caller caller = new Caller();

  @BeforeAll
  static void startBothAtOnce() throws Exception {
    database = EmbeddedDatabase.start(folder);
    one = PackagedApp.start(database, "crm,caps");
    other = PackagedApp.start(database, "crm,caps");
    addresses = List.of(one.address(), other.address());
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable started : new AutoCloseable[] {one, other, database}) {
      try {
        if (started != null) {
          started.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Call {
    HttpResponse<String> on(URI address, int number) throws Exception;
  }

  /** The answers of many callers at once, every second one at the other replica. */
  private static List<String> fromBoth(Call call) throws Exception {
    return fromBoth(CALLERS, call);
  }

  private static List<String> fromBoth(int many, Call call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(many);
    try {
      List<Future<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        calls.add(callers.submit(() -> call.on(addresses.get(number % 2), number)));
      }
      List<String> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> one : calls) {
        assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(200);
        answers.add(one.get().body());
      }
      return answers;
    } finally {
      callers.shutdownNow();
    }
  }

  private static String body(String contact, String campaign) {
    return "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"caps\", \"context\": {\"campaign\": \"%s\", \"at\": \"2026-11-22T10:00:00Z\"}}"
        .formatted(contact, campaign);
  }

  private static List<String> offers(List<String> answers) throws Exception {
    List<String> offers = new ArrayList<>();
    for (String answer : answers) {
      offers.add(JSON.readTree(answer).at("/offer/id").asText());
    }
    return offers;
  }

  @Test
  void capPerContactHoldsAcrossBoth() throws Exception {
    for (int round = 0; round < 5; round++) {
      String body = body("both-" + round, "once");
      assertThat(offers(fromBoth((address, n) -> caller.decide(address, body))))
          .filteredOn("once"::equals)
          .hasSize(1);
    }
  }

  @Test
  void capOverAllContactsHoldsAcrossBoth() throws Exception {
    assertThat(offers(fromBoth((at, n) -> caller.decide(at, body("all-" + n, "five")))))
        .filteredOn("five-in-all"::equals)
        .hasSize(5);
  }

  @Test
  void capOverAllContactsHoldsAcrossBothForASecondChoice() throws Exception {
    fromBoth((at, n) -> caller.decide(at, body("second-" + n, "once")));
    assertThat(offers(fromBoth((at, n) -> caller.decide(at, body("second-" + n, "second-best")))))
        .filteredOn("three-in-all"::equals)
        .hasSize(3);
  }

  @Test
  void capsHoldAcrossBatchesOfBoth() throws Exception {
    String line = body("batch", "once");
    List<String> answers =
        fromBoth(
            BATCHES, (at, n) -> caller.send(at, "POST", "/v1/decisions/batch", array(line, 200)));
    long once =
        answers.stream()
            .flatMap(answer -> java.util.Arrays.stream(answer.split("\"decisionId\"")))
            .filter(answer -> answer.contains("\"offer\":{\"id\":\"once\""))
            .count();
    assertThat(once).isEqualTo(1);
  }

  private static String array(String entry, int times) {
    return "[" + String.join(",", java.util.Collections.nCopies(times, entry)) + "]";
  }

  @Test
  void aKeySentToBothAtOnceIsOneDecision() throws Exception {
    for (int round = 0; round < 10; round++) {
      String key = "both-" + round;
      String body = body("key-" + round, "once");
      assertThat(fromBoth((address, n) -> caller.decide(address, key, body)).stream().distinct())
          .hasSize(1)
          .allSatisfy(answer -> assertThat(answer).contains("\"id\":\"once\""));
    }
  }

  @Test
  void whatOneDecidedTheOtherCanShowAndReplay() throws Exception {
    JsonNode made = JSON.readTree(caller.decide(addresses.get(0), body("shown", "once")).body());
    String path = "/v1/decisions/" + made.get("decisionId").asText();
    assertThat(caller.get(addresses.get(1), path).statusCode()).isEqualTo(200);
    assertThat(caller.send(addresses.get(1), "POST", path + "/replay", "").body())
        .contains("\"identical\":true");
  }
}
