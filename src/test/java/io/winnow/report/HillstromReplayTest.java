package io.winnow.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.experiment.Assigner;
import io.winnow.draft.Reviews;
import io.winnow.experiment.Experiments;
import io.winnow.experiment.Lab;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A published campaign of 64,000 contacts with three arms, decided and told again through the API:
 * each contact has an id that the experiment's hash puts into the arm that the lot gave it.
 */
@QuarkusTest
class HillstromReplayTest {

  private static final Path DATA = Path.of("../shared/data/hillstrom/hillstrom.csv");
  private static final Map<String, String> ARMS =
      Map.of("No E-Mail", "none", "Mens E-Mail", "mens", "Womens E-Mail", "womens");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Reviews reviews;
  @Inject Experiments experiments;

  @TestHTTPResource("/")
  URI service;

  private final HttpClient http = HttpClient.newHttpClient();

  private record Row(String arm, String history, boolean visit, boolean conversion, String spend) {
    static Row of(String line) {
      // the second cell may hold a comma, in quotes
      String[] cells = line.replaceAll("\"[^\"]*\"", "band").split(",");
      String[] last = new String[4];
      System.arraycopy(cells, cells.length - 4, last, 0, 4);
      String history = cells[line.contains("$1,000,") && !line.contains("\"") ? 3 : 2];
      return new Row(ARMS.get(last[0]), history, last[1].equals("1"), last[2].equals("1"), last[3]);
    }
  }

  private String post(String path, String lines) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theReportSaysWhatIsPublished() throws Exception {
    assumeTrue(Files.exists(DATA), "skipped: " + DATA + " is not here");
    List<Row> rows;
    try (var lines = Files.lines(DATA)) {
      rows = lines.skip(1).map(Row::of).toList();
    }
    try (Lab lab = new Lab(reviews)) {
      String key = "e-" + UUID.randomUUID();
      lab.post(
              """
              {"key": "%s", "ruleSet": "%s", "variants": [{"key": "none", "version": 1},
               {"key": "mens", "version": 2}, {"key": "womens", "version": 3}]}
              """
                  .formatted(key, lab.ruleSet()))
          .then()
          .statusCode(201);
      lab.step(key, "start").then().statusCode(200);
      replay(rows, lab, key);
      check(JSON.readTree(given().get("/v1/experiments/" + key + "/report").asString()));
    }
  }

  private void replay(List<Row> rows, Lab lab, String experiment) throws Exception {
    Assigner assigner = new Assigner(experiments.find(experiment));
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      int twist = 0;
      while (!assigner.assign(id(i, twist)).variant().equals(rows.get(i).arm())) {
        twist++;
      }
      requests.append(
          "{\"contact\": {\"id\": \"%s\"}, \"metrics\": {\"spend365d\": %s}}%n"
              .formatted(id(i, twist), rows.get(i).history()));
    }
    String[] answers =
        post("/v1/decisions/batch?ruleSet=" + lab.ruleSet(), requests.toString()).split("\n");
    assertThat(answers).hasSize(64_000);
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      JsonNode answer = JSON.readTree(answers[i]);
      assertThat(answer.at("/experiment/variant").asText()).isEqualTo(rows.get(i).arm());
      String decision = answer.get("decisionId").asText();
      if (rows.get(i).visit()) {
        outcomes.add(outcome(experiment + "-v-" + i, decision, "clicked", ""));
      }
      if (rows.get(i).conversion()) {
        String value = ", \"currency\": \"USD\", \"value\": " + rows.get(i).spend();
        outcomes.add(outcome(experiment + "-c-" + i, decision, "converted", value));
      }
    }
    JsonNode summary = JSON.readTree(post("/v1/outcomes", String.join("", outcomes)));
    assertThat(summary.get("created").asInt()).isEqualTo(3_894 + 3_238 + 2_262 + 267 + 189 + 122);
  }

  private static String id(int row, int twist) {
    return "h-" + row + "-" + twist;
  }

  private static String outcome(String id, String decision, String type, String more) {
    return "{\"id\": \"%s\", \"decisionId\": \"%s\", \"type\": \"%s\", \"at\": \"2008-03-20T00:00:00Z\"%s}\n"
        .formatted(id, decision, type, more);
  }

  private static void check(JsonNode report) {
    arm(report, 0, 21_306, 2_262, 122, 13_908.33);
    arm(report, 1, 21_307, 3_894, 267, 30_311.69);
    arm(report, 2, 21_387, 3_238, 189, 23_038.11);
    number(report.at("/sampleRatio/chiSquare"), 0.2025, 5e-5);
    number(report.at("/sampleRatio/pValue"), 0.904, 5e-4);
    JsonNode visits = comparison(report, "mens", "click");
    number(visits.get("difference"), 0.076590, 5e-7);
    number(visits.get("statistic"), 22.486, 5e-4);
    number(visits.at("/interval/low"), 0.069954, 5e-7);
    number(visits.at("/interval/high"), 0.083226, 5e-7);
    JsonNode conversions = comparison(report, "mens", "conversion");
    number(conversions.get("difference"), 0.006805, 5e-7);
    number(conversions.get("statistic"), 7.385, 5e-4);
    number(conversions.at("/interval/low"), 0.005000, 5e-7);
    number(conversions.at("/interval/high"), 0.008610, 5e-7);
    number(comparison(report, "mens", "revenue").get("difference"), 0.769827, 5e-7);
    number(comparison(report, "mens", "revenue").get("statistic"), 5.300, 5e-4);
    number(comparison(report, "womens", "click").get("difference"), 0.045233, 5e-7);
    number(comparison(report, "womens", "click").get("statistic"), 13.949, 5e-4);
    number(comparison(report, "womens", "conversion").get("difference"), 0.003111, 5e-7);
    number(comparison(report, "womens", "conversion").get("statistic"), 3.780, 5e-4);
    number(comparison(report, "womens", "revenue").get("difference"), 0.424412, 5e-7);
    number(comparison(report, "womens", "revenue").get("statistic"), 3.256, 5e-4);
    assertThat(report.at("/health")).isEmpty();
    assertThat(report.at("/advice/variant").asText()).isEqualTo("mens");
  }

  private static void arm(
      JsonNode report, int arm, int contacts, int visits, int conversions, double spend) {
    JsonNode metrics = report.at("/variants/" + arm + "/metrics");
    assertThat(report.at("/variants/" + arm + "/contacts").asInt()).isEqualTo(contacts);
    number(metrics.at("/click/total"), visits, 0);
    number(metrics.at("/conversion/total"), conversions, 0);
    number(metrics.at("/revenue/total"), spend, 1e-9);
  }

  private static JsonNode comparison(JsonNode report, String variant, String metric) {
    for (JsonNode comparison : report.get("comparisons")) {
      if (comparison.get("variant").asText().equals(variant)
          && comparison.get("metric").asText().equals(metric)) {
        return comparison;
      }
    }
    throw new AssertionError("not compared: " + variant + " " + metric);
  }

  private static void number(JsonNode found, double wanted, double off) {
    assertThat(found.asDouble()).isEqualTo(wanted, within(off));
  }
}
