package io.winnow.core.contact;

import static io.winnow.core.contact.EventType.CART_ABANDONED;
import static io.winnow.core.contact.EventType.EMAIL_CLICKED;
import static io.winnow.core.contact.EventType.EMAIL_OPENED;
import static io.winnow.core.contact.EventType.EMAIL_SENT;
import static io.winnow.core.contact.EventType.PAGE_VIEWED;
import static io.winnow.core.contact.EventType.PRODUCT_VIEWED;
import static io.winnow.core.contact.EventType.PURCHASE;
import static io.winnow.core.contact.EventType.SURVEY_ANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsCalculatorTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final RfmBoundaries BASE =
      new RfmBoundaries(
          List.of(10, 30, 60, 120),
          List.of(1, 2, 3, 5),
          Map.of("EUR", decimals(20, 50, 100, 200), "USD", decimals(1, 2, 3, 4)));

  @Test
  void describesPurchases() {
    ContactMetrics metrics =
        of(
            purchase(400, "100.00", "EUR"),
            purchase(40, "30.00", "EUR"),
            purchase(40, "10.00", "EUR"),
            purchase(20, "20.00", "EUR"),
            purchase(10, "-15.00", "EUR"));
    assertThat(metrics.orders()).isEqualTo(4);
    assertThat(metrics.recencyDays()).isEqualTo(20);
    assertThat(metrics.spend()).isEqualByComparingTo("160");
    assertThat(metrics.averageOrderValue()).isEqualByComparingTo("40");
    assertThat(metrics.historicalValue()).isEqualByComparingTo("145");
    assertThat(metrics.orders365d()).isEqualTo(3);
    assertThat(metrics.spend365d()).isEqualByComparingTo("60");
    assertThat(metrics.purchaseDays()).isEqualTo(3);
    assertThat(metrics.purchaseSpanDays()).isEqualTo(380);
    assertThat(metrics.observedDays()).isEqualTo(400);
    assertThat(metrics.meanRepeatValue()).isEqualByComparingTo("30");
    assertThat(metrics.ordersPerMonth()).isEqualByComparingTo("0.3044"); // 4 / (400 / 30.4375)
    assertThat(metrics.currency()).isEqualTo("EUR");
    assertThat(List.of(metrics.rScore(), metrics.fScore(), metrics.mScore()))
        .containsExactly(4, 4, 4);
  }

  @Test
  void knowsNoRecencyOrScoreOfSomebodyWhoNeverBought() {
    ContactMetrics metrics = of();
    assertThat(metrics.orders()).isZero();
    assertThat(metrics.spend()).isZero();
    assertThat(metrics.recencyDays()).isNull();
    assertThat(metrics.averageOrderValue()).isNull();
    assertThat(metrics.rScore()).isNull();
    assertThat(metrics.fScore()).isNull();
    assertThat(metrics.mScore()).isNull();
    assertThat(metrics.engagementRate()).isNull();
    assertThat(metrics.ordersPerMonth()).isNull();
  }

  @Test
  void neverAddsUpAmountsOfSeveralCurrencies() {
    ContactMetrics metrics = of(purchase(40, "30", "EUR"), purchase(20, "20", "USD"));
    assertThat(metrics.orders()).isEqualTo(2);
    assertThat(metrics.fScore()).isEqualTo(2);
    assertThat(metrics.spend()).isNull();
    assertThat(metrics.averageOrderValue()).isNull();
    assertThat(metrics.historicalValue()).isNull();
    assertThat(metrics.meanRepeatValue()).isNull();
    assertThat(metrics.mScore()).isNull();
    assertThat(metrics.currency()).isNull();
  }

  @Test
  void comparesSpendWithinItsCurrencyOnly() {
    assertThat(of(purchase(1, "5", "EUR")).mScore()).isEqualTo(1);
    assertThat(of(purchase(1, "5", "USD")).mScore()).isEqualTo(5);
    assertThat(of(purchase(1, "5", "CHF")).mScore()).isNull();
  }

  @Test
  void putsAValueOnABoundaryIntoTheLowerFifth() {
    assertThat(of(purchase(10, "20", "EUR")).rScore()).isEqualTo(5);
    assertThat(of(purchase(11, "20", "EUR")).rScore()).isEqualTo(4);
    assertThat(of(purchase(121, "20", "EUR")).rScore()).isEqualTo(1);
    assertThat(of(purchase(11, "20.01", "EUR")).mScore()).isEqualTo(2);
  }

  @Test
  void doesNotSeeWhatHappensLater() {
    ContactMetrics metrics =
        of(purchase(0, "1", "EUR"), purchase(-1, "1", "EUR"), event(PAGE_VIEWED, -1, Map.of()));
    assertThat(metrics.orders()).isEqualTo(1);
    assertThat(metrics.pageViews30d()).isZero();
  }

  @Test
  void leavesOutTheWindowsBeginAndKeepsItsEnd() {
    ContactMetrics metrics =
        of(
            event(EMAIL_SENT, 90, Map.of()),
            event(EMAIL_SENT, 89, Map.of()),
            event(EMAIL_SENT, 0, Map.of()),
            event(PAGE_VIEWED, 30, Map.of()),
            event(PAGE_VIEWED, 29, Map.of()));
    assertThat(metrics.emailsSent90d()).isEqualTo(2);
    assertThat(metrics.pageViews30d()).isEqualTo(1);
  }

  @Test
  void weighsEngagementByHalfForEveryThirtyDays() {
    // sent: 1/2 + 1/4, answered: 1/2
    assertThat(
            of(
                    event(EMAIL_SENT, 30, Map.of()),
                    event(EMAIL_OPENED, 30, Map.of()),
                    event(EMAIL_SENT, 60, Map.of()))
                .engagementRate())
        .isEqualByComparingTo("0.6667");
    assertThat(
            of(
                    event(EMAIL_SENT, 30, Map.of()),
                    event(EMAIL_OPENED, 30, Map.of()),
                    event(EMAIL_CLICKED, 29, Map.of()))
                .engagementRate())
        .isEqualByComparingTo("1");
  }

  @Test
  void forgetsAnAbandonedCartOnceAnOrderFollowed() {
    assertThat(of(event(CART_ABANDONED, 3, Map.of())).abandonedCartDays()).isEqualTo(3);
    assertThat(of(purchase(5, "1", "EUR"), event(CART_ABANDONED, 3, Map.of())).abandonedCartDays())
        .isEqualTo(3);
    assertThat(of(event(CART_ABANDONED, 3, Map.of()), purchase(2, "1", "EUR")).abandonedCartDays())
        .isNull();
  }

  @Test
  void keepsTheLatestAnswerAndItsDate() {
    ContactMetrics metrics =
        of(
            event(SURVEY_ANSWERED, 9, Map.of("question", "nps", "answer", new BigDecimal(7))),
            event(SURVEY_ANSWERED, 5, Map.of("question", "nps", "answer", new BigDecimal(9))),
            event(SURVEY_ANSWERED, 4, Map.of("size", "L", "fit", "slim")),
            event(PRODUCT_VIEWED, 8, Map.of("product", "p-1")),
            event(PRODUCT_VIEWED, 7, Map.of("product", "p-2")));
    assertThat(metrics.surveyAnswers())
        .isEqualTo(Map.of("nps", new BigDecimal(9), "size", "L", "fit", "slim"));
    assertThat(metrics.surveyAnsweredAt()).containsEntry("nps", AT.minus(5, ChronoUnit.DAYS));
    assertThat(metrics.lastProductViewed()).isEqualTo("p-2");
    assertThat(metrics.lastEngagementDays()).isEqualTo(4);
  }

  @Test
  void countsDaysInTheZoneAskedFor() {
    Event late =
        new Event("x", "c", PURCHASE, AT.minus(11, ChronoUnit.HOURS), BigDecimal.ONE, null, null);
    assertThat(metrics(List.of(late), ZoneOffset.UTC).recencyDays()).isEqualTo(1);
    assertThat(metrics(List.of(late), ZoneId.of("Europe/Berlin")).recencyDays()).isZero();
  }

  @Test
  void tenureNeedsADateThatHasCome() {
    Instant created = AT.minus(61, ChronoUnit.DAYS);
    ContactMetrics known =
        MetricsCalculator.calculate(List.of(), created, AT, ZoneOffset.UTC, BASE);
    assertThat(known.tenureDays()).isEqualTo(61);
    assertThat(known.ordersPerMonth()).isZero();
    Instant later = AT.plus(1, ChronoUnit.DAYS);
    assertThat(MetricsCalculator.calculate(List.of(), later, AT, ZoneOffset.UTC, BASE).tenureDays())
        .isNull();
  }

  @Test
  void givesTheSameFiguresForTheSameEventsInAnyOrderAndNumber() {
    Random random = new Random(3);
    EventType[] types = EventType.values();
    for (int round = 0; round < 50; round++) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        events.add(
            new Event(
                "e" + i,
                "c",
                types[random.nextInt(types.length)],
                AT.minus(random.nextInt(200), ChronoUnit.DAYS),
                BigDecimal.valueOf(random.nextInt(10_000), 2),
                "EUR",
                Map.of("product", "p" + i, "question", "q" + i % 3, "answer", "a" + i)));
      }
      ContactMetrics expected = metrics(events, ZoneOffset.UTC);
      events.addAll(events.subList(0, 10));
      Collections.shuffle(events, random);
      assertThat(metrics(events, ZoneOffset.UTC)).isEqualTo(expected);
    }
  }

  private static ContactMetrics of(Event... events) {
    return metrics(List.of(events), ZoneOffset.UTC);
  }

  private static ContactMetrics metrics(List<Event> events, ZoneId zone) {
    return MetricsCalculator.calculate(events, null, AT, zone, BASE);
  }

  private static Event purchase(int daysAgo, String value, String currency) {
    return new Event(
        null,
        "c",
        PURCHASE,
        AT.minus(daysAgo, ChronoUnit.DAYS),
        new BigDecimal(value),
        currency,
        null);
  }

  private static Event event(EventType type, int daysAgo, Map<String, Object> properties) {
    return new Event(null, "c", type, AT.minus(daysAgo, ChronoUnit.DAYS), null, null, properties);
  }

  private static List<BigDecimal> decimals(int... values) {
    return java.util.Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
  }
}
