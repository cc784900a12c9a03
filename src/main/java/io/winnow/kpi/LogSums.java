package io.winnow.kpi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Key figures as queries over the log. */
final class LogSums {

  /** From its start until before its end. */
  record Stretch(Instant from, Instant end) {}

  static final String COUNTED =
      "decisions, offers, shown, opened, clicked, accepted, rejected, converted, unsubscribed";

  /** Who denies marketing or profiling is in no analysis, whatever was seen before. */
  private static final String COUNTS_AT_ALL =
      """
      not exists (
        select from contact c
        where c.id = d.contact_id
          and 'denied' in (c.consent_purposes ->> 'marketing', c.consent_purposes ->> 'profiling'))
      and not exists (select from kpi_forgotten f where f.decision_id = d.id)
      """;

  private static final String COUNTS =
      """
      select %1$s, count(*) as decisions, count(d.offer) as offers,
             count(*) filter (where o.shown) as shown, count(*) filter (where o.opened) as opened,
             count(*) filter (where o.clicked) as clicked,
             count(*) filter (where o.accepted) as accepted,
             count(*) filter (where o.rejected) as rejected,
             count(*) filter (where o.converted) as converted,
             count(*) filter (where o.unsubscribed) as unsubscribed
      from decision d
      %2$s
      left join (
        select o.decision_id, bool_or(o.type = 'shown') shown, bool_or(o.type = 'opened') opened,
               bool_or(o.type = 'clicked') clicked, bool_or(o.type = 'accepted') accepted,
               bool_or(o.type = 'rejected') rejected, bool_or(o.type = 'converted') converted,
               bool_or(o.type = 'unsubscribed') unsubscribed
        from outcome o join decision d on d.id = o.decision_id
        where o.superseded_by is null and (%4$s)
        group by o.decision_id) o on o.decision_id = d.id
      where (%4$s) and %5$s %3$s
      group by %6$s
      """;

  private static final String MONEY =
      """
      select %1$s, o.currency, sum(o.value) as amount
      from outcome o join decision d on d.id = o.decision_id
      %2$s
      where (%4$s) and %5$s %3$s
        and o.type = 'converted' and o.superseded_by is null and o.value is not null
      group by %6$s, o.currency
      """;

  private static final String HOUR = "date_trunc('hour', d.decided_at, 'UTC'), ";

  private LogSums() {}

  /** Rule set, experiment, phase, key, and what is {@link #COUNTED}. */
  static String counts(Dimension by, List<Stretch> when) {
    return fill(COUNTS, by, when, "");
  }

  /** Rule set, experiment, phase, key, currency, amount. */
  static String money(Dimension by, List<Stretch> when) {
    return fill(MONEY, by, when, "");
  }

  /** Hour by hour. */
  static String hourlyCounts(Dimension by, Stretch when) {
    return fill(COUNTS, by, List.of(when), HOUR);
  }

  static String hourlyMoney(Dimension by, Stretch when) {
    return fill(MONEY, by, List.of(when), HOUR);
  }

  /** Whether anything was decided. */
  static boolean isAny(Connection connection, Stretch when) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select from decision d where %s)".formatted(at(when)))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String fill(String sql, Dimension by, List<Stretch> when, String hour) {
    return sql.formatted(
        hour + by.columns(),
        by.spread(),
        by.condition(),
        when.isEmpty()
            ? "false"
            : when.stream().map(LogSums::at).collect(Collectors.joining(" or ")),
        COUNTS_AT_ALL,
        hour.isEmpty() ? "1, 2, 3, 4" : "1, 2, 3, 4, 5");
  }

  /** Written out, so that it is planned for this very stretch, be it an hour or a year. */
  private static String at(Stretch stretch) {
    return "d.decided_at >= '%s' and d.decided_at < '%s'".formatted(stretch.from(), stretch.end());
  }
}
