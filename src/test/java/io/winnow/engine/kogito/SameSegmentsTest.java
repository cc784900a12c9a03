package io.winnow.engine.kogito;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated endpoints and our own decisions find the same segments for the same contacts. */
@QuarkusTest
class SameSegmentsTest {

  private static final int CONTACTS = 250;
  private static final long SEED = 20261123;

  /** Found by the spreadsheet, for which nothing is generated. */
  private static final String SPREADSHEET_GROUP = "engagement";

  private final Random random = new Random(SEED);

  @BeforeAll
  static void onlyWhereTheBuildGeneratedThem() {
    GeneratedEndpoints.assumePresent();
  }

  @Test
  void findTheSameSegmentsEitherWay() {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < CONTACTS; i++) {
      Map<String, Object> contact = contact();
      Map<String, Object> metrics = metrics();
      Set<String> decided = decided(contact, metrics);
      assertThat(generated(contact, metrics))
          .as("contact %s, metrics %s", contact, metrics)
          .isEqualTo(decided);
      seen.addAll(decided);
    }
    assertThat(seen).as("the contacts are varied").hasSizeGreaterThan(30);
  }

  private static Set<String> decided(Map<String, Object> contact, Map<String, Object> metrics) {
    JsonPath answer =
        given()
            .contentType("application/json")
            .body(
                Map.of(
                    "contact",
                    contact,
                    "metrics",
                    metrics,
                    "context",
                    Map.of("at", "2026-10-05T10:00:00Z"),
                    "dryRun",
                    true))
            .post("/v1/decisions")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return new TreeSet<>(
        answer.<String>getList("segments.findAll { it.group != '" + SPREADSHEET_GROUP + "' }.id"));
  }

  private static Set<String> generated(Map<String, Object> contact, Map<String, Object> metrics) {
    Map<String, Object> answers = new HashMap<>();
    answers.putAll(evaluated("/crm-segments", "metrics", metrics));
    answers.putAll(evaluated("/crm-profile", "contact", contact));
    Set<String> segments = new TreeSet<>();
    for (Object answer : answers.values()) {
      if (answer instanceof List<?> many) {
        many.forEach(one -> segments.add((String) one));
      } else if (answer != null) {
        segments.add((String) answer);
      }
    }
    return segments;
  }

  private static Map<String, Object> evaluated(String path, String input, Object value) {
    Map<String, Object> answer =
        given()
            .contentType("application/json")
            .body(Map.of(input, value))
            .post(path)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getMap("");
    answer.remove(input);
    return answer;
  }

  private Map<String, Object> contact() {
    Map<String, Object> contact = new HashMap<>();
    maybe(contact, "age", random.nextInt(90));
    maybe(contact, "country", one("DE", "AT", "FR", "GB", "IE", "NO", "SE", "US", "BR"));
    maybe(contact, "region", one("Bavaria", "Tyrol", "Lombardy", "Texas"));
    maybe(contact, "leadSource", one("social", "organic", "referral", "partner", "fair"));
    maybe(contact, "interests", some("outdoor", "sustainability", "bargains", "music"));
    maybe(contact, "incomeBand", one("low", "middle", "high", "very-high", "enormous"));
    Map<String, Object> attributes = new HashMap<>();
    maybe(attributes, "preferences", some("email", "sms", "push", "deals", "inspiration"));
    contact.put("attributes", attributes);
    return contact;
  }

  private Map<String, Object> metrics() {
    Map<String, Object> metrics = new HashMap<>();
    maybe(metrics, "recencyDays", random.nextInt(500));
    maybe(metrics, "orders", random.nextInt(8));
    maybe(metrics, "tenureDays", random.nextInt(200));
    maybe(metrics, "historicalValue", random.nextInt(150_000) / 100.0);
    maybe(metrics, "averageOrderValue", random.nextInt(30_000) / 100.0);
    maybe(metrics, "currency", one("EUR", "SEK"));
    maybe(metrics, "productViews30d", random.nextInt(6));
    maybe(metrics, "abandonedCartDays", random.nextInt(14));
    maybe(metrics, "engagementRate", random.nextInt(100) / 100.0);
    return metrics;
  }

  private void maybe(Map<String, Object> facts, String name, Object value) {
    if (random.nextInt(5) > 0) {
      facts.put(name, value);
    }
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }

  private List<String> some(String... values) {
    List<String> some = new ArrayList<>();
    for (String value : values) {
      if (random.nextInt(3) == 0) {
        some.add(value);
      }
    }
    return some;
  }
}
