package io.winnow.contact.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.contact.Contacts;
import io.winnow.contact.KnownContact;
import io.winnow.core.contact.ContactMetrics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures that Fader and Hardie published for 2,357 customers come out of their purchases. */
@QuarkusTest
class CdnowTest {

  private static final Path DATA = Path.of("../shared/data/cdnow");
  private static final Instant CUT = Instant.parse("1997-09-30T00:00:00Z");

  @Inject Contacts contacts;

  @Test
  void givesThePublishedFiguresOfEveryCustomer() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the CDNOW data is not here: " + DATA);
    List<String> published =
        Files.readAllLines(DATA.resolve("cdnow_customers_summary_with_transactions.csv"));
    List<String[]> rows = published.stream().skip(1).map(line -> line.split(",")).toList();
    StringBuilder customers = new StringBuilder();
    rows.forEach(row -> customers.append("{\"id\": \"cdnow-%s\"}%n".formatted(row[0])));
    post("/v1/contacts/import", customers.toString(), rows.size());
    post("/v1/events", purchases(), 6_919);

    List<String> ids = rows.stream().map(row -> "cdnow-" + row[0]).toList();
    Map<String, KnownContact> known = contacts.facts(ids, CUT, ZoneOffset.UTC);
    int equal = 0;
    for (String[] row : rows) {
      ContactMetrics metrics = known.get("cdnow-" + row[0]).metrics();
      assertThat(metrics.purchaseDays() - 1).as(row[0]).isEqualTo(Integer.parseInt(row[1]));
      assertThat(metrics.purchaseSpanDays() / 7.0)
          .as(row[0])
          .isCloseTo(number(row[2]), within(0.00501));
      assertThat(metrics.observedDays() / 7.0)
          .as(row[0])
          .isCloseTo(number(row[3]), within(0.00501));
      assertThat(metrics.meanRepeatValue().doubleValue())
          .as(row[0])
          .isCloseTo(number(row[4]), within(0.00501));
      equal++;
    }
    assertThat(equal).isEqualTo(2_357);
    given()
        .get("/v1/contacts/cdnow-1/metrics?at=" + CUT)
        .then()
        .body("purchaseDays", equalTo(3))
        .body("purchaseSpanDays", equalTo(213))
        .body("observedDays", equalTo(272));
  }

  private static String purchases() throws IOException {
    StringBuilder lines = new StringBuilder();
    int number = 0;
    for (String line : Files.readAllLines(DATA.resolve("CDNOW_sample.txt"))) {
      String[] cells = line.strip().split("\\s+");
      lines.append(
          """
          {"id": "cdnow-%d", "contactId": "cdnow-%d", "type": "purchase", "at": "%s-%s-%sT00:00:00Z", "value": %s, "currency": "USD"}
          """
              .formatted(
                  ++number,
                  Integer.parseInt(cells[1]),
                  cells[2].substring(0, 4),
                  cells[2].substring(4, 6),
                  cells[2].substring(6),
                  cells[4]));
    }
    return lines.toString();
  }

  private static void post(String path, String lines, int created) {
    given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200)
        .body("failed", equalTo(0))
        .body("created", equalTo(created));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
