package io.winnow.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Values that stand as text in a scenario; what cannot be read says what it must be. */
final class Texts {

  private Texts() {}

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be an instant such as 2026-11-22T10:00:00Z", e);
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a date such as 2026-11-22", e);
    }
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone such as Europe/Berlin", e);
    }
  }

  static Integer whole(String text) {
    if (!text.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException("must be a whole number");
    }
    return Integer.valueOf(text);
  }
}
