package io.winnow.impact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An impact says of every contact exactly what two decisions about it say. */
@QuarkusTest
class ImpactOracleTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final String AT = "2026-11-20T12:00:00Z";
  private static final int CONTACTS = 150;

  @Inject Reviews reviews;

  private final String key = "oracle-" + UUID.randomUUID();
  private final String prefix = "oracle-" + UUID.randomUUID() + "-";
  private final ImpactDesk desk = new ImpactDesk(key);

  /** The packaged rules under another key, without the scenarios, whose answers change. */
  private Bundle crm() throws IOException {
    List<RuleSource> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(CRM)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = CRM.relativize(file).toString();
        if (!path.startsWith("scenarios")) {
          files.add(new RuleSource(path, Files.readAllBytes(file)));
        }
      }
    }
    return changed(new Bundle(files), "ruleset.yaml", "key: crm", "key: " + key);
  }

  private static Bundle changed(Bundle files, String path, String from, String to) {
    return new Bundle(
        files.files().stream()
            .map(
                file -> {
                  if (!file.path().equals(path)) {
                    return file;
                  }
                  assertThat(file.text()).contains(from);
                  return RuleSource.of(path, file.text().replace(from, to));
                })
            .toList());
  }

  private void publish(Bundle files) {
    String draft = desk.begin(files);
    desk.step(draft, "submit", "{}").then().statusCode(200);
    reviews.approve(key, draft, ReviewRequests.NONE, "second");
    desk.step(draft, "publish", "{}").then().statusCode(200);
  }

  private void people(Random random) {
    StringBuilder contacts = new StringBuilder();
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < CONTACTS; i++) {
      contacts.append(
          "{\"id\": \"%s%03d\", \"birthDate\": \"%d-03-01\", \"country\": \"%s\", \"interests\": [\"%s\"], \"createdAt\": \"%s\", \"consent\": {\"purposes\": {\"marketing\": \"%s\"}, \"channels\": {\"email\": \"%s\"}}}\n"
              .formatted(
                  prefix,
                  i,
                  1940 + random.nextInt(72),
                  one(random, "DE", "US", "NO", "GB", "FR"),
                  one(random, "outdoor", "bargains", "sustainability", "tech"),
                  ago(random, 900),
                  one(random, "granted", "granted", "denied", "unknown"),
                  one(random, "granted", "granted", "denied")));
      for (int e = random.nextInt(9); e > 0; e--) {
        String type =
            one(random, "purchase", "purchase", "email_sent", "email_opened", "product_viewed");
        events.append(
            "{\"id\": \"%s\", \"contactId\": \"%s%03d\", \"type\": \"%s\", \"at\": \"%s\"%s}\n"
                .formatted(
                    UUID.randomUUID(),
                    prefix,
                    i,
                    type,
                    ago(random, 400),
                    type.equals("purchase")
                        ? ", \"value\": %d, \"currency\": \"EUR\"".formatted(random.nextInt(500))
                        : ""));
      }
    }
    post("/v1/contacts/import", contacts);
    post("/v1/events", events);
  }

  private static String one(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  private static Instant ago(Random random, int days) {
    return Instant.parse(AT).minus(1 + random.nextInt(days * 24), ChronoUnit.HOURS);
  }

  private static void post(String path, StringBuilder lines) {
    given()
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200)
        .body("failed", org.hamcrest.Matchers.equalTo(0));
  }

  private JsonPath decide(String contact, int version) {
    return given()
        .contentType("application/json")
        .body(
            "{\"contactId\": \"%s\", \"ruleSet\": \"%s\", \"version\": %d, \"dryRun\": true, \"context\": {\"at\": \"%s\", \"channel\": \"email\", \"purpose\": \"marketing\"}}"
                .formatted(contact, key, version, AT))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void saysWhatTwoDryRunsSay() throws IOException {
    Bundle first = crm();
    publish(first);
    Bundle second = changed(first, "segments.dmn", "[90..180)", "[60..180)");
    second = changed(second, "segments.dmn", "<text>&lt; 90</text>", "<text>&lt; 60</text>");
    second = changed(second, "offers.yaml", "lever: 55", "lever: -95");
    second = changed(second, "offers.yaml", "value: {amount: 1", "value: {amount: 9");
    publish(second);
    people(new Random(20261120));
    // the fifths of the base are up to date from here on, for everybody who asks
    given().get("/v1/contacts/" + prefix + "000/metrics?at=" + AT).then().statusCode(200);

    JsonPath impact =
        ImpactDesk.done(
            desk.ask(
                "versions/2",
                "{\"against\": 1, \"at\": \"%s\", \"channel\": \"email\", \"purpose\": \"marketing\"}"
                    .formatted(AT)));

    Map<String, String> offers = new TreeMap<>();
    Map<String, Set<String>> segments = new TreeMap<>();
    for (int i = 0; i < CONTACTS; i++) {
      String contact = prefix + "%03d".formatted(i);
      JsonPath before = decide(contact, 1);
      JsonPath after = decide(contact, 2);
      String from = before.getString("offer.id");
      String to = after.getString("offer.id");
      if (!java.util.Objects.equals(from, to)) {
        offers.put(contact, from + " → " + to);
      }
      Set<String> old = new TreeSet<>(before.getList("segments.id", String.class));
      Set<String> renewed = new TreeSet<>(after.getList("segments.id", String.class));
      Set<String> changes = new TreeSet<>();
      old.stream().filter(s -> !renewed.contains(s)).forEach(s -> changes.add("left " + s));
      renewed.stream().filter(s -> !old.contains(s)).forEach(s -> changes.add("entered " + s));
      if (!changes.isEmpty()) {
        segments.put(contact, changes);
      }
    }
    assertThat(offers).as("the change must change something").hasSizeGreaterThan(5);
    assertThat(segments).hasSizeGreaterThan(5);
    assertThat(offerMoves(impact)).isEqualTo(offers);
    assertThat(segmentMoves(impact)).isEqualTo(segments);
  }

  private Map<String, String> offerMoves(JsonPath impact) {
    Map<String, String> moves = new TreeMap<>();
    List<Map<String, Object>> cells = impact.getList("offerMoves");
    for (Map<String, Object> cell : cells) {
      for (String contact : members(impact, "offer", cell)) {
        moves.put(contact, cell.get("from") + " → " + cell.get("to"));
      }
    }
    return moves;
  }

  private Map<String, Set<String>> segmentMoves(JsonPath impact) {
    Map<String, Set<String>> moves = new TreeMap<>();
    List<Map<String, Object>> cells = impact.getList("segmentMoves");
    for (Map<String, Object> cell : cells) {
      for (String contact : members(impact, "segment", cell)) {
        Set<String> changes = moves.computeIfAbsent(contact, c -> new TreeSet<>());
        if (cell.get("from") != null) {
          changes.add("left " + cell.get("from"));
        }
        if (cell.get("to") != null) {
          changes.add("entered " + cell.get("to"));
        }
      }
    }
    return moves;
  }

  private List<String> members(JsonPath impact, String kind, Map<String, Object> cell) {
    Map<String, Object> query = new HashMap<>();
    query.put("kind", kind);
    query.put("limit", 1000);
    query.put("after", prefix);
    cell.forEach(
        (name, value) -> {
          if (value != null && (name.equals("from") || name.equals("to"))) {
            query.put(name, value);
          }
        });
    List<String> ids =
        given()
            .queryParams(query)
            .get("/v1/impacts/" + impact.getString("id") + "/contacts")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("contacts.id", String.class);
    return ids.stream().filter(id -> id.startsWith(prefix)).toList();
  }
}
