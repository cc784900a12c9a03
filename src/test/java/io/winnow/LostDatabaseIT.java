package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under load and comes back: nobody waits in vain, nothing is lost. */
class LostDatabaseIT {

  private static final int CLIENTS = 8;
  private static final int ENOUGH = 100;
  private static final int LIMIT_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STORED =
      List.of(
          "{\"contactId\": \"stored\"}",
          "{\"contact\": {\"id\": \"C-1\", \"country\": \"DE\"}, \"dryRun\": true}");

  @TempDir Path folder;

  private EmbeddedPostgres database;
  private final Caller caller = new Caller();
  private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private final Semaphore refusals = new Semaphore(0);

  @Test
  void answersOrRefusesEveryCallAndRecoversByItself() throws Exception {
    database = database(0);
    int port = database.getPort();
    survives(() -> database.close(), () -> database = database(port));
  }

  @Test
  void doesNotWaitForADatabaseThatIsSilent() throws Exception {
    database = database(0);
    survives(() -> signal("STOP"), () -> signal("CONT"));
  }

  /** Where other statements may take two minutes. */
  @Test
  void decisionsDoNotWaitAsLongAsOtherStatements() throws Exception {
    database = database(0);
    String url = "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
    try (PackagedApp app = PackagedApp.start(url, "postgres", "crm")) {
      caller.send(app.address(), "PUT", "/v1/contacts/stored", "{\"country\": \"DE\"}");
      assertThat(together(app.address(), 2 * CLIENTS)).containsOnly(200);
      signal("STOP");
      assertThat(together(app.address(), 2 * CLIENTS)).containsOnly(503);
      // who calls has to be looked up again by now
      assertThat(together(app.address(), CLIENTS)).containsOnly(503);
      HttpResponse<String> refused = caller.decide(app.address(), body("meanwhile"));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      signal("CONT");
      assertThat(caller.decide(app.address(), body("after")).statusCode()).isEqualTo(200);
    }
  }

  /**
   * Some wait behind others, and not longer than those; some ask for what is stored first, or
   * whether they came before.
   */
  private List<Integer> together(URI address, int calls) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(calls);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        String body = i % 4 == 0 ? STORED.get(i / 4 % STORED.size()) : body("together-" + i);
        String key = "key-" + i;
        all.add(
            i % 4 == 3
                ? () -> caller.decide(address, key, body).statusCode()
                : () -> caller.decide(address, body).statusCode());
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : clients.invokeAll(all)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      clients.shutdownNow();
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Twice under load: the database goes, and comes back. */
  private void survives(Step goes, Step comesBack) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    String url = "jdbc:postgresql://localhost:" + database.getPort() + "/postgres?socketTimeout=3";
    try (PackagedApp app = PackagedApp.start(url, "postgres", "crm")) {
      URI address = app.address();
      IntStream.range(0, CLIENTS).forEach(n -> clients.submit(() -> load(address, n)));
      await(answers, ENOUGH, app);
      for (int outage = 0; outage < 2; outage++) {
        goes.run();
        awaitReadiness(address, 503);
        refusals.drainPermits();
        await(refusals, 3 * CLIENTS, app);
        comesBack.run();
        awaitReadiness(address, 200);
        answers.drainPermits();
        await(answers, ENOUGH, app);
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
    }
  }

  @AfterEach
  void stop() throws Exception {
    signal("CONT");
    database.close();
  }

  /** To the server's first process and all others of it, if it is there. */
  private void signal(String name) throws Exception {
    Path file = folder.resolve("postgres").resolve("postmaster.pid");
    if (Files.exists(file)) {
      String first = Files.readAllLines(file).get(0).strip();
      List<String> command = new ArrayList<>(List.of("kill", "-" + name, first));
      ProcessHandle.of(Long.parseLong(first)).stream()
          .flatMap(ProcessHandle::children)
          .forEach(process -> command.add(String.valueOf(process.pid())));
      new ProcessBuilder(command).start().waitFor();
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

  private static void await(Semaphore some, int enough, PackagedApp app)
      throws InterruptedException {
    assertThat(some.tryAcquire(enough, LIMIT_SECONDS, TimeUnit.SECONDS)).as(app::output).isTrue();
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
