package io.winnow.kpi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a stretch of time begins or ends: a whole day of UTC, or an instant.
 *
 * @param start of the day, or the instant
 * @param end of the day, or the instant
 * @param text as people wrote it
 */
record Edge(Instant start, Instant end, String text) {

  static Edge of(LocalDate day) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Edge(start, start.plus(Duration.ofDays(1)), day.toString());
  }

  static Edge of(Instant at) {
    return new Edge(at, at, at.toString());
  }

  /** Empty for what is neither a day such as 2026-11-22 nor an instant, or lies ages away. */
  static Optional<Edge> read(String text) {
    try {
      Edge edge =
          text.contains("T")
              ? of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS))
              : of(LocalDate.parse(text));
      int year = edge.start().atOffset(ZoneOffset.UTC).getYear();
      return year > 1 && year < 9999 ? Optional.of(edge) : Optional.empty();
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }

  /** The edge so many days before this one, of the same kind. */
  Edge before(int days) {
    return start.equals(end)
        ? of(start.minus(Duration.ofDays(days)))
        : of(LocalDate.ofInstant(start, ZoneOffset.UTC).minusDays(days - 1L));
  }
}
