package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.draft.TinyRules;
import io.winnow.platform.database.EmbeddedDatabase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts keep their variant across replicas, and across the death of one. */
class ExperimentReplicasIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();
  private static final int CONTACTS = 100;

  @TempDir static Path folder;

  private static final Caller CALLER = new Caller();

  private static EmbeddedDatabase database;
  private static PackagedApp one;
  private static PackagedApp other;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(folder);
    one = replica();
    other = replica();
  }

  private static PackagedApp replica() throws Exception {
    return PackagedApp.start(
        Path.of("target", "no-data"),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            database.jdbcUrl(),
            "QUARKUS_DATASOURCE_USERNAME",
            database.user(),
            "WINNOW_RULE_SETS_PACKAGED",
            "caps",
            "WINNOW_APPROVAL_MODE",
            "single-user"));
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : new AutoCloseable[] {one, other, database}) {
      if (started != null) {
        started.close();
      }
    }
  }

  private static JsonNode send(URI at, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = CALLER.send(at, method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static void publish(String segment) throws Exception {
    String drafts = "/v1/rule-sets/lab/drafts";
    HttpResponse<String> draft =
        CALLER.send(
            one.address(),
            PackagedApp.ADMIN_KEY,
            drafts,
            "application/zip",
            TinyRules.bundle("lab", segment).zip());
    String id = JSON.readTree(draft.body()).get("id").asText();
    send(one.address(), "POST", drafts + "/" + id + "/publish", "{}");
  }

  /** Each contact's variant; {@code -} in none. */
  private static List<String> variants(URI at) throws Exception {
    List<String> variants = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      JsonNode decision =
          JSON.readTree(
              CALLER
                  .decide(at, "{\"contact\": {\"id\": \"c-" + i + "\"}, \"ruleSet\": \"lab\"}")
                  .body());
      variants.add(
          decision.at("/experiment/variant").asText("-")
              + decision.get("version")
              + decision.at("/segments/0/id").asText());
    }
    return variants;
  }

  private static void await(URI at, List<String> wanted) throws Exception {
    long from = System.nanoTime();
    while (!variants(at).equals(wanted) && System.nanoTime() - from < LIMIT_NANOS) {
      Thread.onSpinWait();
    }
    assertThat(variants(at)).isEqualTo(wanted);
  }

  @Test
  void variantsAreTheSameEverywhereAndSurviveAKill() throws Exception {
    publish("one");
    publish("two");
    send(one.address(), "POST", "/v1/rule-sets/lab/versions/1/activate", "{}");
    send(
        one.address(),
        "POST",
        "/v1/experiments",
        """
        {"key": "sticky", "ruleSet": "lab", "coverage": 0.5,
         "variants": [{"key": "a", "version": 1}, {"key": "b", "version": 2}]}
        """);
    send(one.address(), "POST", "/v1/experiments/sticky/start", "");
    List<String> narrow = variants(one.address());
    assertThat(narrow).contains("a1one", "b2two", "-1one");
    await(other.address(), narrow);

    send(other.address(), "PATCH", "/v1/experiments/sticky", "{\"coverage\": 0.9}");
    List<String> wide = variants(other.address());
    for (int i = 0; i < CONTACTS; i++) {
      if (!narrow.get(i).startsWith("-")) {
        assertThat(wide.get(i)).isEqualTo(narrow.get(i));
      }
    }
    assertThat(wide).isNotEqualTo(narrow);
    await(one.address(), wide);

    other.kill();
    other = replica();
    // from its very first answer on: nobody is decided otherwise while it starts
    assertThat(variants(other.address())).isEqualTo(wide);

    send(one.address(), "POST", "/v1/experiments/sticky/stop", "");
    List<String> none = variants(one.address());
    assertThat(none).containsOnly("-1one");
    await(other.address(), none);
  }
}
