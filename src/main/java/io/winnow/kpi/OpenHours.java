package io.winnow.kpi;

import io.winnow.kpi.LogSums.Stretch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Hours that are to be read from the log: not added up yet, or changed since. */
final class OpenHours {

  static final Duration HOUR = Duration.ofHours(1);

  /** More of them are read together with what is between them: one way through the index each. */
  private static final int MOST = 24;

  private static final String OPEN =
      """
      select h.hour
      from generate_series(?::timestamptz, ?::timestamptz - interval '1 hour', interval '1 hour')
           as h(hour)
      where not exists (select from kpi_hour k where k.hour = h.hour and k.sealed)
         or exists (select from kpi_mark m where m.hour = h.hour)
      order by 1
      """;

  private OpenHours() {}

  static Instant hour(Instant at) {
    return at.truncatedTo(ChronoUnit.HOURS);
  }

  /** The end of the hour, or the instant itself where one begins. */
  static Instant hourAfter(Instant at) {
    return hour(at).equals(at) ? at : hour(at).plus(HOUR);
  }

  /** As few stretches in order: parts of hours at both ends, and between them whole ones. */
  static List<Stretch> of(Connection connection, Instant from, Instant end) throws SQLException {
    Instant first = hourAfter(from);
    Instant last = hour(end);
    if (first.isAfter(last)) {
      return List.of(new Stretch(from, end));
    }
    List<Stretch> open = new ArrayList<>();
    if (from.isBefore(first)) {
      open.add(new Stretch(from, first));
    }
    open.addAll(whole(connection, first, last));
    if (last.isBefore(end)) {
      open.add(new Stretch(last, end));
    }
    return open;
  }

  private static List<Stretch> whole(Connection connection, Instant from, Instant end)
      throws SQLException {
    List<Instant> open = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(OPEN)) {
      select.setObject(1, from.atOffset(ZoneOffset.UTC));
      select.setObject(2, end.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          open.add(row.getObject(1, OffsetDateTime.class).toInstant());
        }
      }
    }
    List<Stretch> joined = join(open, Duration.ZERO);
    for (Duration gap = HOUR; joined.size() > MOST; gap = gap.multipliedBy(2)) {
      joined = join(open, gap);
    }
    return joined;
  }

  /** Hours that are not more than the gap apart become one stretch. */
  static List<Stretch> join(List<Instant> hours, Duration gap) {
    List<Stretch> joined = new ArrayList<>();
    for (Instant hour : hours) {
      int last = joined.size() - 1;
      if (last >= 0 && !hour.isAfter(joined.get(last).end().plus(gap))) {
        joined.set(last, new Stretch(joined.get(last).from(), hour.plus(HOUR)));
      } else {
        joined.add(new Stretch(hour, hour.plus(HOUR)));
      }
    }
    return joined;
  }
}
