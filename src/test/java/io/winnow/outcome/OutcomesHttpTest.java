package io.winnow.outcome;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Exposures;
import io.winnow.experiment.Lab;
import io.winnow.experiment.VariantSums;
import io.winnow.experiment.VariantSums.MetricSum;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutcomesHttpTest {

  private static final List<String> TYPES = List.of("opened", "clicked", "converted", "accepted");

  @Inject Reviews reviews;
  @Inject Exposures exposures;
  private Lab lab;
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static ValidatableResponse send(String lines) {
    return given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(UTF_8))
        .post("/v1/outcomes")
        .then();
  }

  private String line(String id, String decision, String type, String more) {
    return """
        {"id": "%s-%s", "decisionId": "%s", "type": "%s", "at": "2026-11-22T10:00:00Z"%s}
        """
        .formatted(run, id, decision, type, more);
  }

  private String decide(String contact) {
    return lab.decide(run + contact, ", \"metrics\": {\"spend365d\": 20}")
        .get("decisionId")
        .asText();
  }

  private VariantSums all(String experiment, String variant) {
    return exposures.sums(experiment, 1).stream()
        .filter(sums -> sums.segment() == null && variant.equals(sums.variant()))
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal total(String experiment, String metric) {
    return exposures.sums(experiment, 1).stream()
        .filter(sums -> sums.segment() == null)
        .map(sums -> sums.metric(metric).sum())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What a plain count over all outcomes says. */
  private static final class Expected {
    private final Map<String, String> variants = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> metrics = new HashMap<>();

    void add(String contact, String metric, BigDecimal value, boolean adds) {
      metrics
          .computeIfAbsent(metric, m -> new HashMap<>())
          .merge(contact, value, adds ? BigDecimal::add : (a, b) -> a);
    }

    MetricSum of(String variant, String metric) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal squares = BigDecimal.ZERO;
      for (var one : metrics.getOrDefault(metric, Map.of()).entrySet()) {
        if (variants.get(one.getKey()).equals(variant)) {
          sum = sum.add(one.getValue());
          squares = squares.add(one.getValue().pow(2));
        }
      }
      return new MetricSum(sum, squares, sum.multiply(BigDecimal.valueOf(20)));
    }
  }

  @Test
  void sumsAreWhatAPlainCountSaysInAnyOrderAndNumber() throws Exception {
    String experiment = lab.running("");
    Random random = new Random(1);
    Expected expected = new Expected();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String contact = "C" + i;
      for (int call = 0; call <= random.nextInt(2); call++) {
        JsonNode decided = lab.decide(run + contact, ", \"metrics\": {\"spend365d\": 20}");
        expected.variants.put(contact, decided.at("/experiment/variant").asText());
        for (int n = random.nextInt(4); n > 0; n--) {
          String type = TYPES.get(random.nextInt(TYPES.size()));
          BigDecimal value = BigDecimal.valueOf(random.nextInt(5_000), 2);
          boolean sale = type.equals("converted");
          String id = contact + "-" + call + "-" + n;
          lines.add(
              line(
                  id,
                  decided.get("decisionId").asText(),
                  type,
                  sale ? ", \"currency\": \"EUR\", \"value\": " + value : ""));
          expected.add(contact, metric(type), BigDecimal.ONE, false);
          if (sale) {
            expected.add(contact, "revenue", value, true);
          }
        }
      }
    }
    sendAtOnce(lines, random);
    for (String variant : List.of("a", "b")) {
      VariantSums sums = all(experiment, variant);
      long contacts = expected.variants.values().stream().filter(variant::equals).count();
      assertThat(sums.contacts()).isEqualTo(contacts);
      assertThat(sums.x()).isEqualByComparingTo(BigDecimal.valueOf(20 * contacts));
      assertThat(sums.xx()).isEqualByComparingTo(BigDecimal.valueOf(400 * contacts));
      assertThat(sums.mixed()).isZero();
      for (String metric : List.of("open", "click", "accept", "conversion", "revenue")) {
        MetricSum wanted = expected.of(variant, metric);
        assertThat(sums.metric(metric).sum()).as(metric).isEqualByComparingTo(wanted.sum());
        assertThat(sums.metric(metric).squares()).isEqualByComparingTo(wanted.squares());
        assertThat(sums.metric(metric).xy()).isEqualByComparingTo(wanted.xy());
      }
    }
    assertThat(exposures.sums(experiment, 1).stream().map(VariantSums::segment).distinct())
        .containsExactlyInAnyOrder(null, "one");
  }

  private static String metric(String type) {
    return switch (type) {
      case "opened" -> "open";
      case "clicked" -> "click";
      case "accepted" -> "accept";
      default -> "conversion";
    };
  }

  /** All lines three times, shuffled, from several callers. */
  private static void sendAtOnce(List<String> lines, Random random) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); from += 20) {
          List<String> part = shuffled.subList(from, Math.min(shuffled.size(), from + 20));
          calls.add(() -> send(String.join("", part)).statusCode(200).extract().path("created"));
        }
      }
      int created = 0;
      for (Future<Integer> call : callers.invokeAll(calls)) {
        created += call.get();
      }
      assertThat(created).isEqualTo(lines.size());
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void theSameAgainChangesNothing() {
    String decision = decide("1");
    String line = line("1", decision, "converted", ", \"value\": 10.0, \"currency\": \"EUR\"");
    send(line).body("created", equalTo(1)).body("duplicates", equalTo(0));
    send(line + line).body("created", equalTo(0)).body("duplicates", equalTo(2));
    send(line("1", decision, "converted", ", \"value\": 11"))
        .body("failed", equalTo(1))
        .body("errors[0].code", equalTo("outcome-conflict"));
  }

  @Test
  void correctionsCountWhicheverComesFirst() {
    String experiment = lab.running("");
    String sale = line("s", decide("1"), "converted", ", \"value\": 50, \"currency\": \"EUR\"");
    send(sale).body("created", equalTo(1));
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("50");
    send(sale.replace(run + "-s", run + "-t")
            .replace("\"value\": 50", "\"value\": 30")
            .replace("}", ", \"supersedes\": \"" + run + "-s\"}"))
        .body("created", equalTo(1));
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("30");
    // the correction of a correction, told before what it corrects
    String decision = decide("2");
    send(line("v", decision, "rejected", ", \"supersedes\": \"%s-u\"".formatted(run)));
    assertThat(total(experiment, "conversion")).isEqualByComparingTo("1");
    send(line("u", decision, "converted", ", \"value\": 7, \"currency\": \"EUR\""))
        .body("created", equalTo(1));
    assertThat(total(experiment, "conversion")).isEqualByComparingTo("1");
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("30");
  }

  @Test
  void anotherDecisionsOutcomeIsNotSuperseded() {
    String experiment = lab.running("");
    String sale = line("s", decide("1"), "converted", ", \"value\": 50");
    String other = decide("2");
    String strayed =
        line("t", other, "converted", ", \"value\": 5, \"supersedes\": \"%s-s\"".formatted(run));
    // told before what it names, nothing is known against it
    String early =
        line("u", other, "converted", ", \"value\": 5, \"supersedes\": \"%s-s\"".formatted(run));
    send(early).body("created", equalTo(1));
    send(sale + strayed)
        .body("created", equalTo(1))
        .body("failed", equalTo(1))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].code", equalTo("outcome-conflict"))
        .body("errors[0].detail", containsString("another decision"));
    send(strayed).body("failed", equalTo(1));
    send(early).body("duplicates", equalTo(1));
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("55");
  }

  @Test
  void tellsEachLineThatCannotBeTaken() {
    String dry = lab.decide("X", ", \"dryRun\": true").get("decisionId").asText("");
    send(line("1", UUID.randomUUID().toString(), "opened", "")
            + "{\"id\": \"\", \"decisionId\": \"x\", \"type\": \"seen\"}\n"
            + "no json\n"
            + line("2", dry.isEmpty() ? UUID.randomUUID().toString() : dry, "opened", "")
            + line("3", decide("1"), "opened", ""))
        .statusCode(200)
        .body("received", equalTo(5))
        .body("created", equalTo(1))
        .body("failed", equalTo(4))
        .body("errors", hasSize(4))
        .body("errors[0].line", equalTo(1))
        .body("errors[0].code", equalTo("unknown-decision"))
        .body("errors[1].code", equalTo("invalid-value"))
        .body("errors[3].code", equalTo("unknown-decision"));
  }

  @Test
  void takesAnArray() {
    given()
        .contentType("application/json")
        .body("[" + line("1", decide("1"), "shown", "") + "]")
        .post("/v1/outcomes")
        .then()
        .statusCode(200)
        .body("created", equalTo(1));
  }

  @Test
  void whoWithdrawsConsentOrIsErasedIsInNoAnalysis() {
    String experiment = lab.running("");
    for (String contact : List.of("1", "2", "3")) {
      put(contact, "{\"consent\": {\"purposes\": {\"marketing\": \"granted\"}}}");
      send(line(contact, decide(contact), "converted", ", \"value\": 10"));
    }
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("30");
    put("1", "{\"consent\": {\"purposes\": {\"marketing\": \"denied\"}}}");
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("20");
    given().delete("/v1/contacts/" + run + "2").then().statusCode(204);
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("10");
    send(line("late", decide("2"), "converted", ", \"value\": 5"));
    put("3", "{\"country\": \"DE\", \"consent\": {\"purposes\": {\"marketing\": \"granted\"}}}");
    assertThat(total(experiment, "conversion")).isEqualByComparingTo("2");
    assertThat(contacts(experiment)).isEqualTo(2);
  }

  @Test
  void whoIsFirstStoredAsDenyingLeavesTheAnalysisAndStaysOut() {
    String experiment = lab.running("");
    send(line("1", decide("1"), "converted", ", \"value\": 10"));
    send(line("2", decide("2"), "converted", ", \"value\": 5"));
    assertThat(total(experiment, "revenue")).isEqualByComparingTo("15");
    put("1", "{\"consent\": {\"purposes\": {\"marketing\": \"denied\"}}}");
    imported("2", "denied");
    assertThat(total(experiment, "revenue")).isZero();
    assertThat(contacts(experiment)).isZero();
    // the call itself says nothing of consent
    send(line("3", decide("1"), "converted", ", \"value\": 10"));
    assertThat(contacts(experiment)).isZero();
    assertThat(total(experiment, "revenue")).isZero();
    imported("2", "granted");
    decide("2");
    assertThat(contacts(experiment)).isEqualTo(1);
    assertThat(total(experiment, "revenue")).isZero();
  }

  private void imported(String contact, String consent) {
    given()
        .contentType("application/x-ndjson")
        .body(
            "{\"id\": \"%s\", \"consent\": {\"purposes\": {\"profiling\": \"%s\"}}}"
                .formatted(run + contact, consent)
                .getBytes(UTF_8))
        .post("/v1/contacts/import")
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
  }

  private long contacts(String experiment) {
    return exposures.sums(experiment, 1).stream()
        .filter(sums -> sums.segment() == null)
        .mapToLong(VariantSums::contacts)
        .sum();
  }

  @Test
  void whoDeniesProfilingIsNotExposed() {
    String experiment = lab.running("");
    lab.decide(run, ", \"consent\": {\"purposes\": {\"profiling\": \"denied\"}}");
    assertThat(exposures.sums(experiment, 1)).isEmpty();
  }

  private void put(String contact, String body) {
    given()
        .contentType("application/json")
        .body(body)
        .put("/v1/contacts/" + run + contact)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
  }
}
