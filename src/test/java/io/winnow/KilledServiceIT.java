package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an acknowledgement is worth: the process is killed under load and started again. */
class KilledServiceIT {

  private static final int CLIENTS = 8;
  private static final int ENOUGH = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Caller caller = new Caller();

  @Test
  void keepsEveryAcknowledgedWriteAndStartsAtOnce() throws Exception {
    Map<String, String> decisions = new ConcurrentHashMap<>();
    Map<String, Boolean> contacts = new ConcurrentHashMap<>();
    CountDownLatch enough = new CountDownLatch(ENOUGH);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
      URI address = app.address();
      IntStream.range(0, CLIENTS)
          .forEach(n -> clients.submit(() -> load(address, n, decisions, contacts, enough)));
      assertThat(enough.await(120, TimeUnit.SECONDS)).as(app.output()).isTrue();
      app.kill();
    } finally {
      clients.shutdownNow();
      assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(ENOUGH);

    try (PackagedApp again = PackagedApp.start(folder, Map.of())) {
      URI address = again.address();
      assertThat(again.output()).contains("event=orphaned-database-stopped");
      for (Map.Entry<String, String> acknowledged : decisions.entrySet()) {
        HttpResponse<String> logged = caller.get(address, "/v1/decisions/" + acknowledged.getKey());
        assertThat(logged.statusCode()).as(acknowledged.getKey()).isEqualTo(200);
        assertThat(logged.body()).contains(acknowledged.getValue());
      }
      for (String id : contacts.keySet()) {
        assertThat(caller.get(address, "/v1/contacts/" + id).statusCode()).as(id).isEqualTo(200);
      }
    }
  }

  @Test
  void answersAKeyWithTheSameBytesAfterAnyEnd() throws Exception {
    String body = "{\"contact\": {\"id\": \"K-1\", \"country\": \"DE\"}, \"explain\": \"full\"}";
    String answer;
    try (PackagedApp app = PackagedApp.start(folder, Map.of())) {
      answer = caller.decide(app.address(), "key-1", body).body();
      assertThat(answer).contains("decisionId");
      app.kill();
    }
    for (int restart = 0; restart < 2; restart++) {
      try (PackagedApp again = PackagedApp.start(folder, Map.of())) {
        assertThat(caller.decide(again.address(), "key-1", body).body()).isEqualTo(answer);
        assertThat(caller.decide(again.address(), "key-1", body + " ").statusCode()).isEqualTo(422);
      }
    }
  }

  @Test
  void refusesAFolderInUseWithOneClearSentence() throws Exception {
    try (PackagedApp first = PackagedApp.start(folder, Map.of())) {
      first.address();
      try (PackagedApp second = PackagedApp.start(folder, Map.of())) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.output())
            .contains("Winnow cannot start. Another Winnow is running on")
            .contains("WINNOW_DATA_DIR")
            .doesNotContain("\tat ");
      }
      assertThat(caller.get(first.address(), "/q/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private void load(
      URI address,
      int client,
      Map<String, String> decisions,
      Map<String, Boolean> contacts,
      CountDownLatch enough) {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      String id = "C-" + client + "-" + i;
      try {
        HttpResponse<String> put =
            caller.send(address, "PUT", "/v1/contacts/" + id, "{\"country\": \"DE\"}");
        if (put.statusCode() / 100 == 2) {
          contacts.put(id, true);
        }
        HttpResponse<String> decided =
            caller.decide(
                address, "{\"requestId\": \"%s\", \"contactId\": \"%s\"}".formatted(id, id));
        if (decided.statusCode() == 200) {
          JsonNode answer = JSON.readTree(decided.body());
          decisions.put(answer.get("decisionId").asText(), id);
          enough.countDown();
        }
      } catch (IOException | InterruptedException killed) {
        return;
      }
    }
  }
}
