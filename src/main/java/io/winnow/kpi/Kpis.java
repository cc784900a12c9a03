package io.winnow.kpi;

import io.winnow.kpi.LogSums.Stretch;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The door to key figures. */
@ApplicationScoped
class Kpis {

  private static final int DAYS = 30;
  private static final int MOST_DAYS = 366;
  private static final int MOST = 50_000;

  private final KpiTable table;
  private final Watched watched;
  private final Clock clock;

  Kpis(KpiTable table, Watched watched, Clock clock) {
    this.table = table;
    this.watched = watched;
    this.clock = clock;
  }

  /**
   * @param from null: the 30 days until {@code to}
   * @param to null: today
   * @throws ProblemException with what is wrong with an argument
   */
  KpiReport of(String by, String from, String to, String limit) {
    Dimension dimension =
        Dimension.of(by)
            .orElseThrow(() -> wrong("by", "by must be one of " + Dimension.codes() + "."));
    LocalDate last =
        to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day("to", to);
    LocalDate first = from == null ? last.minusDays(DAYS - 1L) : day("from", from);
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > MOST_DAYS) {
      throw wrong("from", "from to to must be 1 to " + MOST_DAYS + " days.");
    }
    int most = number(limit);
    Instant start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Kpi> kpis = table.read(dimension, start, end, most + 1);
    watched.ask(new Stretch(start, end));
    boolean complete = kpis.size() <= most;
    return new KpiReport(
        dimension.code(), first, last, complete ? kpis : kpis.subList(0, most), complete);
  }

  private static LocalDate day(String name, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() > 1 && day.getYear() < 9999) {
        return day;
      }
    } catch (DateTimeException notADay) {
      // told below
    }
    throw wrong(name, name + " must be a day such as 2026-11-22.");
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw wrong("limit", "limit must be a whole number from 1 to " + MOST + ".");
  }

  private static ProblemException wrong(String name, String detail) {
    return ProblemException.invalid("invalid-value", detail, name);
  }
}
