package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under load and comes back: nobody waits in vain, nothing is lost. */
class LostDatabaseIT {

  private static final int CLIENTS = 8;
  private static final int ENOUGH = 100;
  private static final int LIMIT_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Caller caller = new Caller();
  private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private final Semaphore refusals = new Semaphore(0);

  @Test
  void answersOrRefusesEveryCallAndRecoversByItself() throws Exception {
    EmbeddedPostgres database = database(0);
    int port = database.getPort();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (PackagedApp app =
        PackagedApp.start("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "crm")) {
      URI address = app.address();
      IntStream.range(0, CLIENTS).forEach(n -> clients.submit(() -> load(address, n)));
      await(answers, app);
      for (int outage = 0; outage < 2; outage++) {
        database.close();
        awaitReadiness(address, 503);
        refusals.drainPermits();
        await(refusals, app);
        database = database(port);
        awaitReadiness(address, 200);
        answers.drainPermits();
        await(answers, app);
      }
      clients.shutdownNow();
      assertThat(clients.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(faults).as(() -> faultsIn(app.output())).isEmpty();
      for (String id : acknowledged.keySet()) {
        HttpResponse<String> logged = caller.get(address, "/v1/decisions/" + id);
        assertThat(logged.statusCode()).as(id).isEqualTo(200);
        assertThat(logged.body()).contains(acknowledged.get(id));
      }
    } finally {
      clients.shutdownNow();
      database.close();
    }
  }

  private static String faultsIn(String log) {
    int first = log.indexOf("event=internal-error");
    return first < 0 ? "" : log.substring(first, Math.min(log.length(), first + 20_000));
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.resolve("server").toFile())
        .setLocaleConfig("locale", "C")
        .start();
  }

  private static void await(Semaphore enough, PackagedApp app) throws InterruptedException {
    assertThat(enough.tryAcquire(ENOUGH, LIMIT_SECONDS, TimeUnit.SECONDS)).as(app::output).isTrue();
  }

  private void awaitReadiness(URI address, int status) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    int last;
    do {
      last = caller.get(address, "/q/health/ready").statusCode();
    } while (last != status && System.nanoTime() < end);
    assertThat(last).isEqualTo(status);
  }

  /** Decides about stored contacts and about others, with a key and without. */
  private void load(URI address, int client) {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      String id = "L-" + client + "-" + i;
      try {
        switch (i % 4) {
          case 0 -> check(caller.send(address, "PUT", "/v1/contacts/" + id, "{}"), 201, id);
          case 1 -> check(caller.get(address, "/v1/contacts?limit=1"), 200, id);
          case 2 -> decided(caller.decide(address, id, body(id)), id);
          default -> decided(caller.decide(address, body(id)), id);
        }
      } catch (IOException e) {
        faults.add(id + " " + e);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private static String body(String id) {
    return "{\"requestId\": \"%s\", \"contact\": {\"id\": \"%s\"}, \"context\": {\"purpose\": \"marketing\"}}"
        .formatted(id, id);
  }

  private void decided(HttpResponse<String> answer, String id) throws IOException {
    if (check(answer, 200, id)) {
      acknowledged.put(JSON.readTree(answer.body()).get("decisionId").asText(), id);
    }
  }

  private boolean check(HttpResponse<String> answer, int good, String id) {
    if (answer.statusCode() == good) {
      answers.release();
      return true;
    }
    boolean refused =
        answer.statusCode() == 503
            && answer.headers().firstValue("Retry-After").isPresent()
            && answer
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/problem+json");
    if (refused) {
      refusals.release();
    } else {
      faults.add(id + " " + answer.statusCode() + " " + answer.body());
    }
    return false;
  }
}
