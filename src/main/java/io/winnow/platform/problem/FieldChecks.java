package io.winnow.platform.problem;

import io.winnow.platform.problem.Problem.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with the fields of one body, so that the caller is told all of it at once.
 * Text is checked for what PostgreSQL cannot hold (NUL, half of a surrogate pair) and for length.
 */
public class FieldChecks {

  public static final int ID = 200;
  public static final int TEXT = 1_000;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final List<Fault> faults = new ArrayList<>();

  public void fault(String pointer, String detail) {
    faults.add(new Fault("invalid-value", detail, pointer));
  }

  /** An id: some text without control characters. */
  public String id(String pointer, String value) {
    if (value == null || value.isBlank()) {
      fault(pointer, "must not be blank");
    } else if (text(pointer, value, ID) != null
        && value.chars().anyMatch(c -> Character.isISOControl(c))) {
      fault(pointer, "must not have control characters");
    }
    return value;
  }

  /** The text itself, or null for a blank: a blank says nothing. */
  public String text(String pointer, String value) {
    return value == null || value.isBlank() ? null : text(pointer, value, TEXT);
  }

  public String text(String pointer, String value, int max) {
    if (value.length() > max) {
      fault(pointer, "must not be longer than " + max + " characters");
      return null;
    }
    int bad = unstorable(value);
    if (bad >= 0) {
      fault(pointer, "has a character that is no text (U+%04X)".formatted((int) value.charAt(bad)));
      return null;
    }
    return value;
  }

  /** Whether PostgreSQL can hold the text. */
  public static boolean storable(String value) {
    return unstorable(value) < 0;
  }

  private static int unstorable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  /** The instant to the microsecond, which is what the database keeps. */
  public Instant instant(String pointer, Instant value) {
    if (value == null) {
      return null;
    }
    if (value.isBefore(EARLIEST) || !value.isBefore(END)) {
      fault(pointer, "must lie in the years 1 to 9999");
      return null;
    }
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  /** How many faults there are so far. */
  public int count() {
    return faults.size();
  }

  /** The faults so far, for those who find others in other ways. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  public void done() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> f.pointer() + " " + f.detail())
              .collect(Collectors.joining("; ")),
          faults);
    }
  }
}
