package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.draft.TinyRules;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version was to go live while the service was away. */
class PlannedActivationIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSIONS = "/v1/rule-sets/planned";
  private static final Map<String, String> ALONE = Map.of("WINNOW_APPROVAL_MODE", "single-user");
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final long LIMIT_NANOS = Duration.ofMinutes(2).toNanos();

  @TempDir Path folder;

  private final Caller caller = new Caller();

  private JsonNode post(URI at, String path, String type, byte[] body) throws Exception {
    HttpResponse<String> answer = caller.send(at, PackagedApp.ADMIN_KEY, path, type, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private JsonNode post(URI at, String path, String body) throws Exception {
    return post(at, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private void publish(URI at, String segment) throws Exception {
    byte[] files = TinyRules.bundle("planned", segment).zip();
    String draft = post(at, VERSIONS + "/drafts", "application/zip", files).get("id").asText();
    post(at, VERSIONS + "/drafts/" + draft + "/publish", "{}");
  }

  private int live(URI at) throws Exception {
    return JSON.readTree(caller.get(at, VERSIONS).body()).get("live").asInt();
  }

  @Test
  void goesLiveAfterTheRestart() throws Exception {
    Instant due;
    try (PackagedApp app = PackagedApp.start(folder, ALONE)) {
      URI at = app.address();
      publish(at, "one");
      publish(at, "two");
      due = Instant.now().plus(SOON);
      JsonNode planned =
          post(at, VERSIONS + "/versions/1/activate", "{\"effectiveAt\": \"" + due + "\"}");
      assertThat(planned.get("live").asBoolean()).isFalse();
      app.kill();
    }
    TimeUnit.MILLISECONDS.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis() + 1));
    try (PackagedApp again = PackagedApp.start(folder, ALONE)) {
      URI at = again.address();
      long from = System.nanoTime();
      while (live(at) != 1 && System.nanoTime() - from < LIMIT_NANOS) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(live(at)).isEqualTo(1);
      String body = "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"planned\"}";
      assertThat(JSON.readTree(caller.decide(at, body).body()).at("/segments/0/id").asText())
          .isEqualTo("one");
    }
  }
}
