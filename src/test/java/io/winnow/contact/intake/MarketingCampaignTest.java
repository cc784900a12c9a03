package io.winnow.contact.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.contact.Contacts;
import io.winnow.contact.KnownContact;
import io.winnow.platform.json.StrictJson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A campaign's customers as they really come: blanks, odd values and absurd birth years included.
 */
@QuarkusTest
class MarketingCampaignTest {

  private static final Path DATA =
      Path.of("../shared/data/marketing-campaign/marketing_campaign.csv");
  private static final ObjectMapper JSON = StrictJson.mapper();

  /** A column of 0 and 1, which the rule set declares as true or false. */
  private static final int COMPLAIN = 25;

  @Inject Contacts contacts;

  @Test
  void importsEveryRowAndLeavesBlanksUnknown() throws IOException {
    assumeTrue(Files.exists(DATA), "the marketing campaign's data is not here: " + DATA);
    List<String> rows = Files.readAllLines(DATA);
    StringBuilder csv = new StringBuilder(header(rows.get(0))).append('\n');
    List<String> ids = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = List.of(row.split("\t", -1));
      ids.add("mc-" + cells.get(0));
      csv.append(record(cells)).append('\n');
    }
    given()
        .contentType("text/csv")
        .body(csv.toString().getBytes(StandardCharsets.UTF_8))
        .post("/v1/contacts/import")
        .then()
        .statusCode(200)
        .body("received", equalTo(2_240))
        .body("created", equalTo(2_240))
        .body("failed", equalTo(0));

    Collection<KnownContact> known =
        contacts.facts(ids, Instant.parse("2014-07-01T00:00:00Z"), ZoneOffset.UTC).values();
    assertThat(known).hasSize(2_240);
    assertThat(known).filteredOn(k -> !k.contact().attributes().containsKey("Income")).hasSize(24);
    assertThat(known)
        .filteredOn(k -> "true".equals(k.contact().attributes().get("Complain")))
        .hasSize(21);
    assertThat(known)
        .filteredOn(k -> "1".equals(k.contact().attributes().get("Response")))
        .hasSize(334);
    assertThat(known).allSatisfy(k -> assertThat(k.metrics().tenureDays()).isNotNegative());

    List<JsonNode> banded = decide("campaign", ids);
    assertThat(banded)
        .filteredOn(a -> a.get("missing").toString().contains("contact.attributes.Income"))
        .hasSize(24)
        .allMatch(a -> !a.get("segments").toString().contains("income-"));
    assertThat(banded)
        .filteredOn(a -> a.get("segments").toString().contains("complained"))
        .hasSize(21);
    assertThat(decide("crm", ids))
        .allMatch(a -> a.get("missing").toString().contains("contact.country"))
        .noneMatch(a -> a.get("missing").toString().contains("contact.age"));
  }

  /** What is decided about the stored contacts, in their order. */
  private static List<JsonNode> decide(String ruleSet, List<String> ids) throws IOException {
    String lines =
        ids.stream().map("{\"contactId\": \"%s\"}\n"::formatted).collect(Collectors.joining());
    String answer =
        given()
            .contentType("application/x-ndjson")
            .body(lines.getBytes(StandardCharsets.UTF_8))
            .post(
                "/v1/decisions/batch?at=2014-07-01T00:00:00Z&dryRun=true&channel=email&ruleSet="
                    + ruleSet)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : answer.split("\n")) {
      answers.add(JSON.readTree(line));
    }
    assertThat(answers).hasSameSizeAs(ids).noneMatch(a -> a.has("error"));
    assertThat(answers).extracting(a -> a.get("contactId").textValue()).isEqualTo(ids);
    return answers;
  }

  private static String header(String tabbed) {
    List<String> names = new ArrayList<>(List.of("id", "age", "education", "createdAt"));
    for (String name : tabbed.split("\t")) {
      names.add("attributes." + name.strip());
    }
    return String.join(",", names);
  }

  private static String record(List<String> cells) {
    String[] joined = cells.get(7).split("-"); // day, month, year
    List<String> record = new ArrayList<>();
    record.add("mc-" + cells.get(0));
    record.add(String.valueOf(2014 - Integer.parseInt(cells.get(1))));
    record.add(cells.get(2));
    record.add("%s-%s-%sT00:00:00Z".formatted(joined[2], joined[1], joined[0]));
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).strip();
      String told = i == COMPLAIN ? String.valueOf(cell.equals("1")) : cell;
      record.add('"' + told.replace("\"", "\"\"") + '"');
    }
    return String.join(",", record);
  }
}
