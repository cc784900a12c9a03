package io.winnow.kpi;

import io.winnow.kpi.LogSums.Stretch;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The door to key figures. */
@ApplicationScoped
class Kpis {

  private static final int DAYS = 30;
  private static final Duration MOST = Duration.ofDays(366);
  private static final int MOST_FIGURES = 50_000;

  private final KpiTable table;
  private final Watched watched;
  private final Clock clock;

  Kpis(KpiTable table, Watched watched, Clock clock) {
    this.table = table;
    this.watched = watched;
    this.clock = clock;
  }

  /**
   * @param from a day or an instant; null: the 30 days until {@code to}
   * @param to a day, which is included, or an instant, which is not; null: today
   * @throws ProblemException with what is wrong with an argument
   */
  KpiReport of(String by, String from, String to, String limit) {
    Dimension dimension =
        Dimension.of(by)
            .orElseThrow(() -> wrong("by", "by must be one of " + Dimension.codes() + "."));
    Edge last =
        to == null ? Edge.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)) : edge("to", to);
    Edge first = from == null ? last.before(DAYS) : edge("from", from);
    Instant start = first.start();
    Instant end = last.end();
    if (!start.isBefore(end) || start.plus(MOST).isBefore(end)) {
      throw wrong("from", "from to to must be more than nothing and at most 366 days.");
    }
    int most = number(limit);
    List<Kpi> kpis = table.read(dimension, start, end, most + 1);
    watched.ask(new Stretch(OpenHours.hour(start), OpenHours.hourAfter(end)));
    boolean complete = kpis.size() <= most;
    return new KpiReport(
        dimension.code(),
        first.text(),
        last.text(),
        complete ? kpis : kpis.subList(0, most),
        complete);
  }

  private static Edge edge(String name, String text) {
    return Edge.read(text)
        .orElseThrow(
            () ->
                wrong(
                    name,
                    name
                        + " must be a day such as 2026-11-22 or an instant such as"
                        + " 2026-11-22T10:00:00Z."));
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= MOST_FIGURES) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw wrong("limit", "limit must be a whole number from 1 to " + MOST_FIGURES + ".");
  }

  private static ProblemException wrong(String name, String detail) {
    return ProblemException.invalid("invalid-value", detail, name);
  }
}
