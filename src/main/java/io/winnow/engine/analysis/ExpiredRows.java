package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows for a time that is over: no call from today on can fit them. */
final class ExpiredRows {

  private static final Pattern NOW = Pattern.compile("context\\s*\\.\\s*at\\b(?!\\s*\\.)");
  private static final String TIME =
      "(?:@|(?:date and time|date)\\s*\\(\\s*)\"([^\"]+)\"(?:\\s*\\))?";

  /** What must come before a time: "< X", "<= X", ".. X]"; a day counts to its end. */
  private static final Pattern END =
      Pattern.compile("(?:<=?|\\.\\.|\\bbetween\\b.*\\band\\b)\\s*" + TIME, Pattern.DOTALL);

  private ExpiredRows() {}

  static void check(AuthoredTable table, Instant at, List<Issue> issues) {
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.inputs(); column++) {
        String cell = table.cell(row, column);
        boolean aboutNow = NOW.matcher(table.expression(column)).find() || NOW.matcher(cell).find();
        if (aboutNow && !cell.contains("not") && isOver(cell, at)) {
          issues.add(
              Issue.warning(
                  "row-expired",
                  "Row %d is over: '%s' asks for %s. Remove the row, or give it new dates."
                      .formatted(row + 1, table.label(column), cell),
                  table.place(row, column)));
        }
      }
    }
  }

  private static boolean isOver(String cell, Instant at) {
    for (String part : Feel.parts(cell)) {
      Matcher end = END.matcher(part);
      Instant last = end.find() ? instant(end.group(1)) : null;
      if (last == null || !last.isBefore(at)) {
        return false;
      }
    }
    return true;
  }

  /** The latest instant that the text can mean in any time zone, or null. */
  private static Instant instant(String text) {
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
      }
      int zone = text.indexOf('@');
      if (zone > 0) {
        return LocalDateTime.parse(text.substring(0, zone))
            .atZone(ZoneId.of(text.substring(zone + 1)))
            .toInstant();
      }
      return text.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.ofHours(-12));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
