package io.winnow.kpi;

import io.winnow.kpi.Kpi.Revenue;
import io.winnow.kpi.LogSums.Stretch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Adds up what was decided about a stretch of time and what came of it. */
@Singleton
class KpiTable {

  private record Place(String ruleSet, String experiment, int phase, String key) {}

  /** One state for all statements. */
  private static final String BEGIN =
      "set transaction isolation level repeatable read, read only; set local work_mem = '32MB'";

  private static final String COUNTS =
      """
      select rule_set, experiment, phase, key, sum(decisions)::bigint, sum(offers)::bigint,
             sum(shown)::bigint, sum(opened)::bigint, sum(clicked)::bigint, sum(accepted)::bigint,
             sum(rejected)::bigint, sum(converted)::bigint, sum(unsubscribed)::bigint
      from (
        select rule_set, experiment, phase, key, %1$s from kpi_sum
        where by = '%2$s' and (%3$s)
        union all
        select * from (%4$s) as log(rule_set, experiment, phase, key, %1$s)) as parts
      group by 1, 2, 3, 4
      order by 5 desc, 1, 2, 3, 4
      limit %5$d
      """;

  private static final String MONEY =
      """
      select rule_set, experiment, phase, key, currency, sum(amount)
      from (
        select rule_set, experiment, phase, key, currency, amount from kpi_money
        where by = '%1$s' and (%2$s)
        union all
        select * from (%3$s) as log(rule_set, experiment, phase, key, currency, amount)) as parts
      group by 1, 2, 3, 4, 5
      order by 5 nulls last
      """;

  private final DataSource database;

  KpiTable(DataSource database) {
    this.database = database;
  }

  /**
   * What is added up, and the rest from the log, such as parts of hours. Those with the most
   * decisions first.
   */
  List<Kpi> read(Dimension by, Instant from, Instant end, int limit) {
    return read(by, from, end, limit, OpenHours::of);
  }

  /** All from the log. */
  List<Kpi> readLog(Dimension by, Instant from, Instant end, int limit) {
    return read(by, from, end, limit, (connection, f, e) -> List.of(new Stretch(f, e)));
  }

  private interface Open {
    List<Stretch> of(Connection connection, Instant from, Instant end) throws SQLException;
  }

  private List<Kpi> read(Dimension by, Instant from, Instant end, int limit, Open open) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BEGIN);
        List<Stretch> log = open.of(connection, from, end);
        String sums = sealed(from, end, log);
        Map<Place, List<Revenue>> revenue =
            revenue(statement, MONEY.formatted(by.code(), sums, LogSums.money(by, log)));
        List<Kpi> kpis = new ArrayList<>();
        try (ResultSet row =
            statement.executeQuery(
                COUNTS.formatted(
                    LogSums.COUNTED, by.code(), sums, LogSums.counts(by, log), limit))) {
          while (row.next()) {
            kpis.add(kpi(row).earned(revenue.getOrDefault(place(row), List.of())));
          }
        }
        return kpis;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is between the stretches that are read from the log. */
  private static String sealed(Instant from, Instant end, List<Stretch> log) {
    List<String> between = new ArrayList<>();
    Instant start = from;
    for (Stretch stretch : log) {
      if (start.isBefore(stretch.from())) {
        between.add("hour >= '%s' and hour < '%s'".formatted(start, stretch.from()));
      }
      start = stretch.end();
    }
    if (start.isBefore(end)) {
      between.add("hour >= '%s' and hour < '%s'".formatted(start, end));
    }
    return between.isEmpty() ? "false" : String.join(" or ", between);
  }

  private static Map<Place, List<Revenue>> revenue(Statement statement, String sql)
      throws SQLException {
    Map<Place, List<Revenue>> revenue = new HashMap<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        revenue
            .computeIfAbsent(place(row), place -> new ArrayList<>())
            .add(new Revenue(row.getString(5), Kpi.plain(row.getBigDecimal(6))));
      }
    }
    return revenue;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getString(1), row.getString(2), row.getInt(3), row.getString(4));
  }

  private static Kpi kpi(ResultSet row) throws SQLException {
    return new Kpi(
        row.getString(1),
        row.getString(2),
        row.getObject(3, Integer.class),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        List.of(),
        null);
  }
}
