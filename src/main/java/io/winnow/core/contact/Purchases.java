package io.winnow.core.contact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The purchase figures of {@link ContactMetrics}: orders and returns up to one instant. */
final class Purchases {

  private static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.4375");
  private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000L);
  private static final int DECIMALS = 4;

  private final List<Event> all;
  private final List<Event> orders;
  private final boolean oneCurrency;

  Purchases(List<Event> inOrder) {
    all = inOrder.stream().filter(e -> e.type() == EventType.PURCHASE).toList();
    orders = all.stream().filter(e -> value(e).signum() >= 0).toList();
    oneCurrency = all.stream().map(e -> Objects.toString(e.currency(), "")).distinct().count() <= 1;
  }

  int count() {
    return orders.size();
  }

  int count(Instant after) {
    return (int) orders.stream().filter(e -> e.at().isAfter(after)).count();
  }

  Instant first() {
    return orders.isEmpty() ? null : orders.get(0).at();
  }

  Instant last() {
    return orders.isEmpty() ? null : orders.get(orders.size() - 1).at();
  }

  String currency() {
    return oneCurrency && !all.isEmpty() ? all.get(0).currency() : null;
  }

  BigDecimal spend() {
    return sum(orders);
  }

  BigDecimal spend(Instant after) {
    return sum(orders.stream().filter(e -> e.at().isAfter(after)).toList());
  }

  BigDecimal net() {
    return sum(all);
  }

  BigDecimal average() {
    return orders.isEmpty() || !oneCurrency
        ? null
        : spend().divide(BigDecimal.valueOf(orders.size()), DECIMALS, RoundingMode.HALF_UP);
  }

  /** Null without an order and without a date since when the contact is known. */
  BigDecimal perMonth(Instant createdAt, Instant at) {
    Instant since = createdAt == null || createdAt.isAfter(at) ? null : createdAt;
    if (first() != null && (since == null || first().isBefore(since))) {
      since = first();
    }
    if (since == null) {
      return null;
    }
    BigDecimal days =
        BigDecimal.valueOf(Duration.between(since, at).toMillis())
            .divide(MILLIS_PER_DAY, MathContext.DECIMAL64);
    BigDecimal months = days.divide(DAYS_PER_MONTH, MathContext.DECIMAL64).max(BigDecimal.ONE);
    return BigDecimal.valueOf(orders.size()).divide(months, DECIMALS, RoundingMode.HALF_UP);
  }

  /** Day → value of its orders. */
  SortedMap<LocalDate, BigDecimal> days(ZoneId zone) {
    SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
    orders.forEach(e -> days.merge(Zoned.day(e.at(), zone), value(e), BigDecimal::add));
    return days;
  }

  BigDecimal meanRepeat(SortedMap<LocalDate, BigDecimal> days) {
    if (days.isEmpty() || !oneCurrency) {
      return null;
    }
    if (days.size() == 1) {
      return BigDecimal.ZERO;
    }
    BigDecimal repeats = BigDecimal.ZERO;
    for (BigDecimal value : days.tailMap(days.firstKey().plusDays(1)).values()) {
      repeats = repeats.add(value);
    }
    return repeats.divide(BigDecimal.valueOf(days.size() - 1L), DECIMALS, RoundingMode.HALF_UP);
  }

  private BigDecimal sum(List<Event> events) {
    return oneCurrency
        ? events.stream().map(Purchases::value).reduce(BigDecimal.ZERO, BigDecimal::add)
        : null;
  }

  private static BigDecimal value(Event purchase) {
    return purchase.value() == null ? BigDecimal.ZERO : purchase.value();
  }
}
