package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.draft.TinyRules;
import io.winnow.platform.database.EmbeddedDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one replica publishes the other serves, too; a replica that dies half-way breaks nothing.
 */
class PublishingReplicasIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

  private static final String MADE_LIVE_UNTOLD =
      "update rule_set set live_version = 1, changes = changes + 1 where key = 'untold'";

  @TempDir static Path folder;

  private static final Caller CALLER = new Caller();

  private static EmbeddedDatabase database;
  private static PackagedApp one;
  private static PackagedApp other;

  /** Hears what the others say, and looks for itself only when nobody waits for it any more. */
  private static PackagedApp listening;

  private static String analyst;
  private static String approver;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(folder);
    one = PackagedApp.start(database, "caps");
    other = PackagedApp.start(database, "caps");
    listening =
        PackagedApp.start(
            Path.of("target", "no-data"),
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "WINNOW_RULE_SETS_PACKAGED",
                "caps",
                "WINNOW_RULE_SETS_LOOK_EVERY",
                "PT1H"));
    analyst = key("analyst");
    approver = key("approver");
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : new AutoCloseable[] {one, other, listening, database}) {
      if (started != null) {
        started.close();
      }
    }
  }

  private static String key(String role) throws Exception {
    HttpResponse<String> answer =
        CALLER.send(
            one.address(),
            "POST",
            "/v1/keys",
            "{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(role, role));
    return JSON.readTree(answer.body()).get("key").asText();
  }

  private static JsonNode post(URI at, String key, String path, String type, byte[] body)
      throws Exception {
    HttpResponse<String> answer = CALLER.send(at, key, path, type, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static JsonNode step(URI at, String key, String path) throws Exception {
    return post(at, key, path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** An approved draft's path. */
  private static String approved(URI at, String ruleSet, String segment) throws Exception {
    String drafts = "/v1/rule-sets/" + ruleSet + "/drafts";
    byte[] files = TinyRules.bundle(ruleSet, segment).zip();
    String draft =
        drafts + "/" + post(at, analyst, drafts, "application/zip", files).get("id").asText();
    step(at, analyst, draft + "/submit");
    step(at, approver, draft + "/approve");
    return draft;
  }

  private static int publish(URI at, String ruleSet, String segment) throws Exception {
    return step(at, approver, approved(at, ruleSet, segment) + "/publish").get("version").asInt();
  }

  private static String segment(URI at, String ruleSet) throws Exception {
    return JSON.readTree(CALLER.decide(at, request(ruleSet)).body()).at("/segments/0/id").asText();
  }

  private static String request(String ruleSet) {
    return "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"%s\"}".formatted(ruleSet);
  }

  /** Also where the process has never seen that version. */
  private static void assertReplays(URI at, String decided) throws Exception {
    String id = JSON.readTree(decided).get("decisionId").asText();
    assertThat(CALLER.send(at, "POST", "/v1/decisions/" + id + "/replay", "").body())
        .contains("\"identical\":true");
  }

  /** Asks until the answer is of the wanted version; how long that took. */
  private static Duration awaitSegment(URI at, String ruleSet, String wanted) throws Exception {
    long from = System.nanoTime();
    String is = segment(at, ruleSet);
    while (!is.equals(wanted) && System.nanoTime() - from < LIMIT_NANOS) {
      is = segment(at, ruleSet);
    }
    assertThat(is).isEqualTo(wanted);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  @Test
  void whatOnePublishesOrRollsBackTheOtherServes() throws Exception {
    for (int version = 1; version <= 5; version++) {
      assertThat(publish(one.address(), "shared", "v" + version)).isEqualTo(version);
      assertThat(segment(one.address(), "shared")).isEqualTo("v" + version);
      Duration later = awaitSegment(other.address(), "shared", "v" + version);
      System.out.printf("the other replica served a new version %d ms later%n", later.toMillis());
      awaitSegment(listening.address(), "shared", "v" + version);
    }
    step(other.address(), approver, "/v1/rule-sets/shared/versions/2/activate");
    assertThat(segment(other.address(), "shared")).isEqualTo("v2");
    awaitSegment(one.address(), "shared", "v2");
    awaitSegment(listening.address(), "shared", "v2");
  }

  /** The mark alone: nobody is told of a change that no replica made. */
  @Test
  void whatNobodyIsToldOfIsSeenByLooking() throws Exception {
    publish(one.address(), "untold", "v1");
    publish(one.address(), "untold", "v2");
    awaitSegment(other.address(), "untold", "v2");
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(MADE_LIVE_UNTOLD)).isEqualTo(1);
    }
    awaitSegment(one.address(), "untold", "v1");
    awaitSegment(other.address(), "untold", "v1");
  }

  @Test
  void aReplicaThatHeardNothingLooksForItself() throws Exception {
    publish(one.address(), "deaf", "v1");
    awaitSegment(other.address(), "deaf", "v1");
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), "");
        Statement statement = connection.createStatement();
        ResultSet ended =
            statement.executeQuery(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where query ilike 'listen %'")) {
      ended.next();
      assertThat(ended.getInt(1)).isEqualTo(3);
    }
    publish(one.address(), "deaf", "v2");
    awaitSegment(other.address(), "deaf", "v2");
  }

  /** Versions are whole or absent, however the publisher dies. */
  @Test
  void aPublisherThatIsKilledLeavesWholeVersions() throws Exception {
    publish(one.address(), "killed", "v1");
    String decided = CALLER.decide(one.address(), request("killed")).body();
    publish(one.address(), "killed", "v2");
    for (int round = 0; round < 4; round++) {
      PackagedApp publisher = PackagedApp.start(database, "caps");
      URI at = publisher.address();
      assertReplays(at, decided);
      String draft = approved(at, "killed", "k" + round);
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  step(at, approver, draft + "/publish");
                } catch (Exception e) {
                  // killed in the middle of it
                }
              });
      TimeUnit.MILLISECONDS.sleep(40L * round);
      publisher.kill();
      publishing.join();
    }
    JsonNode versions =
        JSON.readTree(CALLER.get(one.address(), "/v1/rule-sets/killed/versions").body())
            .get("versions");
    assertThat(versions.findValuesAsText("live")).containsOnlyOnce("true");
    for (int number = 1; number <= versions.size(); number++) {
      String body =
          "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"killed\", \"version\": " + number + "}";
      assertThat(CALLER.decide(other.address(), body).statusCode()).isEqualTo(200);
    }
    assertThat(CALLER.get(one.address(), "/v1/audit/verify").body()).contains("\"intact\":true");
  }
}
