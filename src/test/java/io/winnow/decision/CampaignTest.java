package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.platform.json.StrictJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real customer list with blanks and oddities is decided about line by line. */
@QuarkusTest
class CampaignTest {

  private static final Path DATA =
      Path.of("../shared/data/marketing-campaign/marketing_campaign.csv");
  private static final ObjectMapper JSON = StrictJson.mapper();

  @TestHTTPResource("/v1/decisions/batch?at=2014-07-01T00:00:00Z&explain=reasons&channel=email")
  URI batch;

  @Test
  void decidesEveryRowAndReportsBlanks() throws Exception {
    assumeTrue(Files.exists(DATA), "the marketing campaign's data is not here: " + DATA);
    List<JsonNode> answers = decide("campaign");
    assertThat(answers).hasSize(2_240).noneMatch(answer -> answer.has("error"));
    assertThat(answers)
        .filteredOn(a -> a.get("missing").toString().contains("contact.attributes.Income"))
        .hasSize(24)
        .allMatch(a -> !a.get("segments").toString().contains("income-"));
    assertThat(answers)
        .filteredOn(a -> a.get("segments").toString().contains("complained"))
        .hasSize(21);
  }

  @Test
  void packagedRuleSetDecidesEveryRow() throws Exception {
    assumeTrue(Files.exists(DATA), "the marketing campaign's data is not here: " + DATA);
    assertThat(decide("crm")).hasSize(2_240).noneMatch(answer -> answer.has("error"));
  }

  private List<JsonNode> decide(String ruleSet) throws Exception {
    List<String> rows = Files.readAllLines(DATA);
    StringBuilder csv =
        new StringBuilder(
            "contact.id,contact.birthDate,contact.education,contact.attributes.marital,"
                + "contact.attributes.Income,contact.attributes.Complain,metrics.recencyDays\n");
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      csv.append(
          "mc-%s,%s-01-01,%s,%s,%s,%s,%s\n"
              .formatted(
                  cells[0],
                  cells[1],
                  cells[2],
                  cells[3],
                  cells[4],
                  cells[25].strip().equals("1"),
                  cells[8]));
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(batch + "&ruleSet=" + ruleSet))
                    .header("Content-Type", "text/csv")
                    .header("Accept", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(csv.toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    List<JsonNode> answers = new ArrayList<>();
    for (String line : answer.body().split("\n")) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }
}
