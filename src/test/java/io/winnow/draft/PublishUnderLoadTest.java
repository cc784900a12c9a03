package io.winnow.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Versions change all the time while others decide. */
@QuarkusTest
class PublishUnderLoadTest {

  private static final int CHANGES = 200;
  private static final int PUBLISHED = 40;
  private static final int CALLERS = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Reviews reviews;

  @TestHTTPResource("/v1/decisions")
  URI decisions;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<Integer, String> hashes = new ConcurrentHashMap<>();
  private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
  private final List<String> faults = new ArrayList<>();

  @Test
  void noRequestFailsAndNoAnswerMixesVersions() throws Exception {
    String key = "load-" + UUID.randomUUID();
    Desk desk = new Desk(key, reviews);
    desk.publish(TinyRules.bundle(key, "v1"));
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        calls.add(callers.submit(() -> decide(key)));
      }
      calls.add(callers.submit(() -> decideBatches(key)));
      int latest = 1;
      for (int i = 0; i < CHANGES; i++) {
        if (i % (CHANGES / PUBLISHED) == 0) {
          latest = desk.publish(TinyRules.bundle(key, "v" + (latest + 1)));
        } else {
          desk.activate(Math.max(1, latest - i % 4), "{}").then().statusCode(200);
        }
      }
      over.set(true);
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      over.set(true);
      callers.shutdownNow();
    }
    assertThat(faults).isEmpty();
    assertThat(answers.get()).isGreaterThan(CHANGES);
    assertThat(seen).hasSizeGreaterThan(PUBLISHED / 2);
    System.out.printf(
        "%d changes of the live version: %d answers of %d versions, none failed%n",
        CHANGES, answers.get(), seen.size());
  }

  private Void decide(String key) throws Exception {
    while (!over.get()) {
      check(post("", "application/json", request(key)));
    }
    return null;
  }

  /** Every line of a batch is of one version. */
  private Void decideBatches(String key) throws Exception {
    while (!over.get()) {
      String body = (request(key) + "\n").repeat(50);
      String answer = post("/batch", "application/x-ndjson", body);
      answer.lines().forEach(this::check);
      if (answer.lines().map(PublishUnderLoadTest::version).distinct().count() > 1) {
        fault("a batch of two versions");
      }
    }
    return null;
  }

  private String post(String path, String type, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(decisions + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      fault(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String request(String key) {
    return "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"%s\", \"explain\": \"reasons\"}"
        .formatted(key);
  }

  private static int version(String answer) {
    try {
      return JSON.readTree(answer).path("version").asInt();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The segment, the version's number and its hash all tell the same version. */
  private void check(String answer) {
    try {
      JsonNode decision = JSON.readTree(answer);
      int version = decision.path("version").asInt();
      String hash = decision.path("versionHash").asText();
      answers.incrementAndGet();
      seen.add(version);
      if (!decision.at("/segments/0/id").asText().equals("v" + version)
          || !hash.equals(hashes.computeIfAbsent(version, n -> hash))) {
        fault(answer);
      }
    } catch (java.io.IOException e) {
      fault(answer);
    }
  }

  private void fault(String text) {
    synchronized (faults) {
      faults.add(text);
    }
  }
}
