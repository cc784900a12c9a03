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
 * @param within a {@link Duration} or {@link Period} that ends at the decision; null: ever
 */
public record Cap(int count, Per per, TemporalAmount within, Event event) {

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

  /** The start of the window, itself outside it: uses count in {@code (start, at]}. */
  public Instant windowStart(Instant at, ZoneId zone) {
    return within == null ? Instant.EPOCH : at.atZone(zone).minus(within).toInstant();
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
