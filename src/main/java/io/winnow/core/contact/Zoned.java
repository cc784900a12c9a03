package io.winnow.core.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Instants in zones. The same as {@link Instant#atZone} and {@link LocalDate#ofInstant}, which make
 * the rules of an offset anew each time; most decisions are about UTC.
 */
public final class Zoned {

  private Zoned() {}

  public static ZonedDateTime at(Instant instant, ZoneId zone) {
    return zone instanceof ZoneOffset offset
        ? ZonedDateTime.ofLocal(
            LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset),
            offset,
            null)
        : instant.atZone(zone);
  }

  /** The day that it is in the zone. */
  public static LocalDate day(Instant instant, ZoneId zone) {
    return at(instant, zone).toLocalDate();
  }
}
