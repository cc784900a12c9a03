package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.platform.database.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas keep one frequency policy and give each member one decision, also when one dies. */
class CampaignReplicasIT {

  private static final int CALLERS = 32;
  private static final int CONTACTS = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static EmbeddedDatabase database;
  private static PackagedApp one;
  private static PackagedApp other;

  private final Caller caller = new Caller();

  @BeforeAll
  static void startBoth() throws Exception {
    database = EmbeddedDatabase.start(folder);
    one = PackagedApp.start(database, "crm,caps");
    other = PackagedApp.start(database, "crm,caps");
    String contacts =
        IntStream.range(0, CONTACTS)
            .mapToObj("{\"id\": \"m-%04d\"}\n"::formatted)
            .collect(Collectors.joining());
    HttpResponse<String> imported =
        new Caller()
            .send(
                one.address(),
                PackagedApp.ADMIN_KEY,
                "/v1/contacts/import",
                "application/x-ndjson",
                contacts.getBytes(StandardCharsets.UTF_8));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : new AutoCloseable[] {one, other, database}) {
      if (started != null) {
        started.close();
      }
    }
  }

  private void create(String key, String more) throws Exception {
    String body = "{\"key\": \"%s\", \"ruleSet\": \"caps\"%s}".formatted(key, more);
    assertThat(caller.send(one.address(), "POST", "/v1/campaigns", body).statusCode())
        .isEqualTo(201);
  }

  /** Made at one, followed by the other at once. */
  @Test
  void aFrequencyPolicyHoldsAcrossBoth() throws Exception {
    create("twice", ", \"frequency\": {\"contacts\": 2, \"days\": 7}");
    create("thrice", ", \"frequency\": {\"contacts\": 3, \"days\": 7}");
    for (int round = 0; round < 5; round++) {
      String contact = "f-" + round;
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        URI address = i % 2 == 0 ? one.address() : other.address();
        String body =
            "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"caps\", \"context\": {\"campaign\": \"twice\", \"at\": \"2026-11-22T1%d:00:00Z\"}}"
                .formatted(contact, i % 8);
        calls.add(() -> caller.decide(address, body).body());
      }
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      try {
        int offers = 0;
        for (Future<String> call : callers.invokeAll(calls)) {
          offers += JSON.readTree(call.get()).get("offer").isNull() ? 0 : 1;
        }
        assertThat(offers).isEqualTo(2);
      } finally {
        callers.shutdownNow();
      }
      String third =
          "{\"contact\": {\"id\": \"%s\"}, \"ruleSet\": \"caps\", \"context\": {\"campaign\": \"thrice\", \"at\": \"2026-11-23T10:00:00Z\"}}"
              .formatted(contact);
      assertThat(JSON.readTree(caller.decide(other.address(), third).body()).get("offer").isNull())
          .isFalse();
      assertThat(JSON.readTree(caller.decide(one.address(), third).body()).get("offer").isNull())
          .isTrue();
    }
  }

  @Test
  void aStreamGoesOnAtTheOtherWhenOneIsKilled() throws Exception {
    create("resumed", "");
    Map<String, String> seen = new LinkedHashMap<>();
    PackagedApp dying = PackagedApp.start(database, "crm,caps");
    try (BufferedReader lines = stream(dying.address(), "resumed", "")) {
      while (seen.size() < 300) {
        put(lines.readLine(), seen);
      }
      dying.kill();
      drain(lines, seen);
    } finally {
      dying.close();
    }
    String last = seen.keySet().stream().reduce((a, b) -> b).orElseThrow();
    Map<String, String> rest = new LinkedHashMap<>();
    try (BufferedReader lines = stream(other.address(), "resumed", "?after=" + last)) {
      lines.lines().forEach(line -> put(line, rest));
    }
    assertThat(seen.keySet()).doesNotContainAnyElementsOf(rest.keySet());
    seen.putAll(rest);
    assertThat(seen).hasSize(CONTACTS);
    Map<String, String> again = new LinkedHashMap<>();
    try (BufferedReader lines = stream(one.address(), "resumed", "")) {
      lines.lines().forEach(line -> put(line, again));
    }
    assertThat(List.copyOf(again.entrySet())).isEqualTo(List.copyOf(seen.entrySet()));
  }

  private static BufferedReader stream(URI address, String campaign, String query)
      throws Exception {
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        address.resolve("/v1/campaigns/" + campaign + "/members" + query))
                    .header("X-API-Key", PackagedApp.ADMIN_KEY)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static void put(String line, Map<String, String> into) {
    try {
      JsonNode decision = JSON.readTree(line);
      into.put(decision.get("contactId").asText(), line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  /** What was on its way; a line that is cut is no line. */
  private static void drain(BufferedReader lines, Map<String, String> into) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith("}") && line.length() > 1) {
          JSON.readTree(line);
          put(line, into);
        }
      }
    } catch (IOException e) {
      // the connection broke, as it should
    }
  }
}
