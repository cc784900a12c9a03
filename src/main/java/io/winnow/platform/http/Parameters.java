package io.winnow.platform.http;

import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Reads query parameters; what cannot be read is a problem that names the parameter. */
public final class Parameters {

  private Parameters() {}

  public static int whole(String name, String value, int min, int max) {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw invalid(name, "must be a whole number from " + min + " to " + max);
  }

  public static String text(String name, String value) {
    if (value != null && !FieldChecks.storable(value)) {
      throw invalid(name, "has a character that is no text");
    }
    return value;
  }

  public static Instant instant(String name, String value) {
    FieldChecks checks = new FieldChecks();
    try {
      Instant at = checks.instant(name, Instant.parse(value));
      checks.done();
      return at;
    } catch (DateTimeException e) {
      throw invalid(name, "must be an instant such as 2026-11-22T10:00:00Z");
    }
  }

  public static ZoneId zone(String name, String value) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw invalid(name, "must be a time zone such as Europe/Berlin");
    }
  }

  private static ProblemException invalid(String name, String detail) {
    return ProblemException.invalid("invalid-value", name + " " + detail + ".", name);
  }
}
