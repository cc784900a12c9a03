package io.winnow.engine.dmn;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;

/** Cells and values by column: numbers, texts, dates, booleans, lists, durations, times. */
final class OracleValues {

  static final List<String> COLUMNS =
      List.of("n", "t", "d", "b", "l", "u", "m", "at", "lo", "ti", "x");

  private final SplittableRandom random;

  OracleValues(SplittableRandom random) {
    this.random = random;
  }

  String cell(String column) {
    if (random.nextInt(4) == 0) {
      return "-";
    }
    String a = literal(column);
    String b = literal(column);
    return switch (column) {
      case "b" -> pick("true", "false", "not(true)", "true, null", "null", "? = " + a, "? != true");
      case "l" ->
          pick(
              a + " in ?",
              "not(" + a + " in ?)",
              a + " in ?, " + b + " in ?",
              a + " in ? or " + b + " in ?",
              a + " in ? and " + b + " in ?",
              "list contains(?, " + a + ")",
              a,
              "null",
              "not(null)",
              "count(?) > 1");
      case "x" -> mixed();
      case "t" -> random.nextInt(3) == 0 ? ordered(a, b) : text(a, b);
      default -> ordered(a, b);
    };
  }

  private String mixed() {
    String column = COLUMNS.get(random.nextInt(COLUMNS.size() - 1));
    String other = COLUMNS.get(random.nextInt(COLUMNS.size() - 1));
    return pick(
        cell(column),
        literal(column) + ", " + literal(other),
        "not(" + literal(column) + ", " + literal(other) + ")",
        "< " + literal(column) + ", " + literal(other),
        "? > contact.n");
  }

  private String text(String a, String b) {
    return pick(
        a,
        a + ", " + b,
        "not(" + a + ")",
        "not( " + a + ", " + b + ")",
        "not(" + a + ", null)",
        "null",
        "starts with(?, " + a + ")",
        "not(ends with(?, " + a + "))",
        "contains(?, " + a + "), " + b,
        "? = " + a,
        "? in (" + a + ", " + b + ")");
  }

  private String ordered(String a, String b) {
    return pick(
        a,
        "< " + a,
        "<= " + a,
        "> " + a,
        ">= " + a,
        "[" + a + " .. " + b + "]",
        "(" + a + " .. " + b + ")",
        "[" + a + " .. " + b + ")",
        "]" + a + " .. " + b + "]",
        "]" + a + " .. " + b + "[",
        "not(" + a + ")",
        "not (" + a + ", " + b + ")",
        "not(< " + a + ")",
        "not([" + a + " .. " + b + "])",
        "< " + a + ", null",
        a + ", " + b,
        "? > " + a,
        a + " >= ?",
        "? != " + a,
        "? > " + a + " and ? <= " + b,
        "? in [" + a + " .. " + b + "]",
        "? in (< " + a + ", " + b + ")",
        "? between " + a + " and " + b,
        "not(null)",
        "null");
  }

  private String literal(String column) {
    int number = random.nextInt(6);
    return switch (column) {
      case "n", "x" ->
          pick(
              number + "",
              number + ".5",
              number + ".00",
              ".5",
              "-" + number,
              "12345678901234567890.123456789012345678901");
      case "d" -> pick("date(\"2026-01-0%d\")", "@\"2026-01-0%d\"").formatted(number + 1);
      case "u" -> pick("duration(\"P%dD\")", "@\"PT%dH\"", "-duration(\"P%dD\")").formatted(number);
      case "m" -> pick("duration(\"P%dM\")", "@\"P%dY\"").formatted(number);
      case "at" ->
          pick(
                  "date and time(\"2026-01-01T0%d:00:00Z\")",
                  "@\"2026-01-01T0%d:00:00+01:00\"",
                  "date and time(\"2026-01-01T0%d:00:00@Europe/Berlin\")",
                  "@\"2026-01-01T0%d:00:00\"")
              .formatted(number);
      case "lo" ->
          pick("date and time(\"2026-03-29T0%d:30:00\")", "@\"2026-03-29T0%d:00:00\"")
              .formatted(number);
      case "ti" ->
          pick("time(\"0%d:00:00\")", "@\"0%d:00:00Z\"", "time(\"0%d:30:00+02:00\")")
              .formatted(number);
      case "b" -> random.nextBoolean() + "";
      default -> '"' + pick("a", "b", "c", "", "a\\\"b", "\\u00e4") + '"';
    };
  }

  Object value(String column) {
    int number = random.nextInt(-1, 7);
    int hours = Math.max(0, number);
    return switch (column) {
      case "n" -> number(number);
      case "d" -> LocalDate.of(2026, 1, 1).plusDays(number);
      case "u" -> Duration.ofHours(12L * number);
      case "m" ->
          random.nextBoolean() ? ComparablePeriod.ofMonths(number) : Period.of(0, number, 3);
      case "at" -> instant(hours);
      case "lo" -> LocalDateTime.of(2026, 3, 29, hours, 30 * random.nextInt(2));
      case "ti" ->
          random.nextInt(3) == 0
              ? OffsetTime.of(hours, 0, 0, 5, ZoneOffset.ofHours(random.nextInt(3)))
              : LocalTime.of(hours, 30 * random.nextInt(2));
      case "b" -> random.nextBoolean();
      case "l" -> list();
      case "x" -> value(COLUMNS.get(random.nextInt(COLUMNS.size() - 1)));
      default -> pick("a", "b", "c", "ab", "", "a\"b", "\u00e4");
    };
  }

  private Object number(int number) {
    return switch (random.nextInt(12)) {
      case 0 -> number;
      case 1 -> (long) number;
      case 2 -> number + 0.5;
      case 3 -> new BigDecimal("12345678901234567890.12345678901235");
      case 4 -> new BigDecimal("12345678901234567890.123456789012345678901");
      case 5 -> new BigDecimal(number + "E-1");
      case 6 -> new BigDecimal("1E+" + Math.abs(number));
      default -> new BigDecimal(number + pick("", ".0", ".5", ".25", ".0000000000000000000001"));
    };
  }

  private Object instant(int hour) {
    LocalDateTime local = LocalDateTime.of(2026, random.nextInt(4) == 0 ? 3 : 1, 1, hour, 0);
    return switch (random.nextInt(4)) {
      case 0 -> OffsetDateTime.of(local, ZoneOffset.ofHours(random.nextInt(3)));
      case 1 -> ZonedDateTime.of(local.plusNanos(7), ZoneId.of("Europe/Berlin"));
      case 2 -> local;
      default -> ZonedDateTime.of(local, ZoneOffset.UTC);
    };
  }

  private Object list() {
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.asList("a", null);
      case 1 -> List.of("a", BigDecimal.ONE);
      case 2 -> List.of(List.of("a"), "b");
      case 3 -> Map.of("a", "b");
      case 4 -> List.of(List.of("b"));
      default -> IntStream.range(0, random.nextInt(3)).mapToObj(i -> pick("a", "b", "x")).toList();
    };
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
