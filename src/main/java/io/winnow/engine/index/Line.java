package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How values of one kind are put in order.
 *
 * @param key what FEEL compares: it knows whole seconds of times, and whole months of periods
 * @param value some value that has a key
 * @param any some key
 * @param below a key beside another, or the key itself where there is none
 * @param between a key between two others, or the first where there is none
 * @param against values of this kind cannot be put in order against constants of it; null: none
 */
record Line<K extends Comparable<? super K>>(
    Kind kind,
    Class<K> type,
    Function<Object, K> key,
    Function<K, Object> value,
    K any,
    UnaryOperator<K> below,
    UnaryOperator<K> above,
    BinaryOperator<K> between,
    Kind against) {

  /** Further than any year that FEEL can write, and within those that Java can. */
  private static final long LAST_SECOND = 31_000_000_000_000_000L;

  static final Line<BigDecimal> NUMBERS =
      new Line<>(
          Kind.NUMBER,
          BigDecimal.class,
          value -> (BigDecimal) value,
          key -> key,
          BigDecimal.ZERO,
          key -> key.subtract(BigDecimal.ONE),
          key -> key.add(BigDecimal.ONE),
          (a, b) -> a.add(b).divide(BigDecimal.valueOf(2)),
          null);

  static final Line<LocalDate> DATES =
      new Line<>(
          Kind.DATE,
          LocalDate.class,
          value -> (LocalDate) value,
          key -> key,
          LocalDate.EPOCH,
          key -> key.equals(LocalDate.MIN) ? key : key.minusDays(1),
          key -> key.equals(LocalDate.MAX) ? key : key.plusDays(1),
          (a, b) -> a.plusDays(ChronoUnit.DAYS.between(a, b) / 2),
          null);

  static final Line<String> TEXTS =
      new Line<>(
          Kind.TEXT,
          String.class,
          value -> (String) value,
          key -> key,
          "",
          key -> "",
          key -> key + '\0',
          (a, b) -> b.equals(a + '\0') ? a : a + '\0',
          null);

  static final Line<Duration> DURATIONS =
      new Line<>(
          Kind.DURATION,
          Duration.class,
          value -> (Duration) value,
          key -> key,
          Duration.ZERO,
          key -> key.minusNanos(1),
          key -> key.plusNanos(1),
          (a, b) -> b.equals(a.plusNanos(1)) ? a : a.plusNanos(1),
          null);

  static final Line<Long> MONTHS =
      numbers(
          Kind.MONTHS,
          value ->
              ((ChronoPeriod) value).get(ChronoUnit.YEARS) * 12
                  + ((ChronoPeriod) value).get(ChronoUnit.MONTHS),
          key -> Period.of((int) (key / 12), (int) (key % 12), 0),
          12L * Integer.MIN_VALUE,
          12L * Integer.MAX_VALUE,
          null);

  static final Line<Long> TIMES =
      numbers(
          Kind.TIME,
          value ->
              (long)
                  (value instanceof OffsetTime time ? time.toLocalTime() : (LocalTime) value)
                      .toSecondOfDay(),
          LocalTime::ofSecondOfDay,
          0,
          LocalTime.MAX.toSecondOfDay(),
          null);

  static final Line<Long> INSTANTS =
      numbers(
          Kind.INSTANT,
          value ->
              value instanceof ZonedDateTime at
                  ? at.toEpochSecond()
                  : ((OffsetDateTime) value).toEpochSecond(),
          key -> Instant.ofEpochSecond(key).atOffset(ZoneOffset.UTC),
          -LAST_SECOND,
          LAST_SECOND,
          Kind.LOCAL);

  static final Line<Long> LOCALS =
      numbers(
          Kind.LOCAL,
          value -> ((LocalDateTime) value).toEpochSecond(ZoneOffset.UTC),
          key -> LocalDateTime.ofEpochSecond(key, 0, ZoneOffset.UTC),
          -LAST_SECOND,
          LAST_SECOND,
          Kind.INSTANT);

  private static Line<Long> numbers(
      Kind kind,
      Function<Object, Long> key,
      Function<Long, Object> value,
      long least,
      long most,
      Kind against) {
    return new Line<>(
        kind,
        Long.class,
        key,
        value,
        0L,
        number -> number <= least ? number : number - 1,
        number -> number >= most ? number : number + 1,
        (a, b) -> a + (b - a) / 2,
        against);
  }
}
