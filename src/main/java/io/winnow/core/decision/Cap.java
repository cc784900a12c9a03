package io.winnow.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Objects;

/**
 * How often an offer may be used.
 *
 * @param count the number of uses allowed, at least 1
 * @param within a {@link Duration} or {@link Period} around the decision; null: ever
 */
public record Cap(int count, Per per, TemporalAmount within, Event event) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  public enum Per {
    CONTACT,
    TOTAL
  }

  public enum Event {
    DECISION,
    SHOWN,
    CLICKED,
    CONVERTED
  }

  public Cap {
    Objects.requireNonNull(per, "per");
    Objects.requireNonNull(event, "event");
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more");
    }
  }

  /**
   * The start of the window, itself outside it. Uses count in {@code (start, end)}, which reaches
   * as far beyond {@code at} as before it: of two decisions so close that one window holds both,
   * the one that is made later sees the other, whichever of them is about the earlier instant. So
   * no window of this length ever holds more than {@code count} uses.
   */
  public Instant windowStart(Instant at, ZoneId zone) {
    if (within instanceof Duration exact) {
      return at.minus(exact);
    }
    return within == null ? FIRST : at.atZone(zone).minus(within).toInstant();
  }

  /** The end of the window, itself outside it. */
  public Instant windowEnd(Instant at, ZoneId zone) {
    if (within instanceof Duration exact) {
      return at.plus(exact);
    }
    return within == null ? LAST : at.atZone(zone).plus(within).toInstant();
  }

  /**
   * @throws java.time.format.DateTimeParseException the text is no ISO-8601 duration or period
   */
  public static TemporalAmount parseWithin(String iso) {
    return iso.contains("Y") || iso.matches("P\\d+[MW].*")
        ? Period.parse(iso)
        : Duration.parse(iso);
  }
}
