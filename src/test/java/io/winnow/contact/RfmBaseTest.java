package io.winnow.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.RfmBoundaries;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In a year that no other test has purchases before. */
@QuarkusTest
class RfmBaseTest {

  private static final LocalDate DAY = LocalDate.of(1990, 6, 1);
  private static final Instant AT = Instant.parse("1990-06-01T00:00:00Z");

  @Inject RfmTable table;
  @Inject Contacts contacts;

  @Test
  void cutsTheBaseWhereTheFiguresOfItsContactsSay() {
    List<String> ids = IntStream.range(0, 120).mapToObj(i -> "rfm-" + i).toList();
    post("/v1/contacts/import", ids.stream().map("{\"id\": \"%s\"}"::formatted));
    post("/v1/events", purchases(ids).stream());

    RfmBoundaries cuts = table.compute(DAY);
    List<ContactMetrics> buyers =
        contacts.facts(ids, AT, ZoneOffset.UTC).values().stream()
            .map(KnownContact::metrics)
            .filter(metrics -> metrics.orders() > 0)
            .toList();
    assertThat(buyers).hasSizeGreaterThan(80);
    assertThat(cuts.recencyDays()).isEqualTo(cuts(buyers, ContactMetrics::recencyDays));
    assertThat(cuts.orders()).isEqualTo(cuts(buyers, ContactMetrics::orders));
    assertThat(cuts.spend()).containsOnlyKeys("EUR", "USD");
    for (String currency : List.of("EUR", "USD")) {
      List<ContactMetrics> payers =
          buyers.stream().filter(metrics -> currency.equals(metrics.currency())).toList();
      assertThat(cuts.spend().get(currency)).isEqualTo(cuts(payers, ContactMetrics::spend));
    }
    assertThat(buyers).allSatisfy(metrics -> assertThat(metrics.rScore()).isBetween(1, 5));
    String bought =
        contacts.facts(ids, AT, ZoneOffset.UTC).values().stream()
            .filter(known -> known.metrics().orders() > 0)
            .map(known -> known.contact().id())
            .findFirst()
            .orElseThrow();
    ContactMetrics known = contacts.facts(bought, AT, ZoneOffset.UTC).metrics();
    given()
        .get("/v1/contacts/" + bought + "/metrics?at=" + AT)
        .then()
        .body("rScore", equalTo(known.rScore()))
        .body("fScore", equalTo(known.fScore()));
  }

  private static List<String> purchases(List<String> ids) {
    Random random = new Random(5);
    List<String> events = new ArrayList<>();
    for (String id : ids) {
      for (int i = random.nextInt(8) - 1; i > 0; i--) {
        String currency = random.nextInt(4) == 0 ? "USD" : "EUR";
        events.add(
            """
            {"id": "%s-%d", "contactId": "%s", "type": "purchase", "at": "1990-0%d-%02dT07:00:00Z", "value": %d.50, "currency": "%s"}"""
                .formatted(
                    id,
                    i,
                    id,
                    1 + random.nextInt(6),
                    1 + random.nextInt(28),
                    random.nextInt(60) - 5,
                    currency));
      }
    }
    return events;
  }

  /** Discrete percentiles: the first value that enough of the base does not exceed. */
  private static <T extends Comparable<T>> List<T> cuts(
      List<ContactMetrics> buyers, Function<ContactMetrics, T> figure) {
    List<T> sorted = buyers.stream().map(figure).sorted().toList();
    return Stream.of(0.2, 0.4, 0.6, 0.8)
        .map(part -> sorted.get((int) Math.ceil(part * sorted.size() - 1e-9) - 1))
        .toList();
  }

  private static void post(String path, Stream<String> lines) {
    given()
        .contentType("application/x-ndjson")
        .body(String.join("\n", lines.toList()).getBytes(StandardCharsets.UTF_8))
        .post(path)
        .then()
        .statusCode(200)
        .body("failed", equalTo(0));
  }
}
