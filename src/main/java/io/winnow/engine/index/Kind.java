package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoPeriod;
import java.util.List;

/** The kinds of values that plain tests tell apart, in the shapes that FEEL has them. */
public enum Kind {
  NOTHING,
  BOOLEAN,
  NUMBER,
  TEXT,
  DATE,
  LIST,
  /** A date and time with an offset or a zone. */
  INSTANT,
  /** A date and time without. */
  LOCAL,
  TIME,
  /** Of days and time. */
  DURATION,
  /** Of years and months. */
  MONTHS,
  OTHER;

  public static Kind of(Object value) {
    if (value == null) {
      return NOTHING;
    }
    if (value instanceof BigDecimal) {
      return NUMBER;
    }
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof LocalDate) {
      return DATE;
    }
    if (value instanceof List) {
      return LIST;
    }
    if (value instanceof ZonedDateTime || value instanceof OffsetDateTime) {
      return INSTANT;
    }
    if (value instanceof LocalDateTime) {
      return LOCAL;
    }
    if (value instanceof LocalTime || value instanceof OffsetTime) {
      return TIME;
    }
    if (value instanceof Duration) {
      return DURATION;
    }
    return value instanceof ChronoPeriod ? MONTHS : OTHER;
  }
}
