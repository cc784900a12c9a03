package io.winnow.kpi;

import io.winnow.kpi.Kpi.Revenue;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Adds up what was decided about a stretch of time and what came of it. */
@Singleton
class KpiTable {

  private record Place(String ruleSet, String experiment, int phase, String key) {}

  /** One state for both statements; planned for this stretch, be it a day or a year. */
  private static final String BEGIN =
      "set transaction isolation level repeatable read, read only;"
          + " set local plan_cache_mode = force_custom_plan; set local work_mem = '32MB'";

  /** Who denies marketing or profiling is in no analysis, whatever was seen before. */
  private static final String WHERE =
      """
      where d.decided_at >= ? and d.decided_at < ?
        and not exists (
          select from contact c
          where c.id = d.contact_id
            and 'denied' in (c.consent_purposes ->> 'marketing',
                             c.consent_purposes ->> 'profiling'))
      """;

  private static final String COUNTS =
      """
      select %1$s, count(*), count(d.offer),
             count(*) filter (where o.shown), count(*) filter (where o.opened),
             count(*) filter (where o.clicked), count(*) filter (where o.accepted),
             count(*) filter (where o.rejected), count(*) filter (where o.converted),
             count(*) filter (where o.unsubscribed)
      from decision d
      %2$s
      left join (
        select o.decision_id, bool_or(o.type = 'shown') shown, bool_or(o.type = 'opened') opened,
               bool_or(o.type = 'clicked') clicked, bool_or(o.type = 'accepted') accepted,
               bool_or(o.type = 'rejected') rejected, bool_or(o.type = 'converted') converted,
               bool_or(o.type = 'unsubscribed') unsubscribed
        from outcome o where o.superseded_by is null
        group by o.decision_id) o on o.decision_id = d.id
      """
          + WHERE
          + """
             %3$s
            group by 1, 2, 3, 4
            order by 5 desc, 1, 2, 3, 4
            limit ?
            """;

  private static final String REVENUE =
      """
      select %1$s, o.currency, sum(o.value)
      from outcome o join decision d on d.id = o.decision_id
      %2$s
      """
          + WHERE
          + """
             %3$s
              and o.type = 'converted' and o.superseded_by is null and o.value is not null
            group by 1, 2, 3, 4, 5
            order by 5 nulls last
            """;

  private final DataSource database;

  KpiTable(DataSource database) {
    this.database = database;
  }

  /** Those with the most decisions first. */
  List<Kpi> read(Dimension by, Instant from, Instant end, int limit) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement begin = connection.createStatement()) {
        begin.execute(BEGIN);
        Map<Place, List<Revenue>> revenue = revenue(connection, by, from, end);
        try (PreparedStatement counts = prepare(connection, COUNTS, by, from, end)) {
          counts.setInt(3, limit);
          List<Kpi> kpis = new ArrayList<>();
          try (ResultSet row = counts.executeQuery()) {
            while (row.next()) {
              kpis.add(kpi(row).earned(revenue.getOrDefault(place(row), List.of())));
            }
          }
          return kpis;
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Place, List<Revenue>> revenue(
      Connection connection, Dimension by, Instant from, Instant end) throws SQLException {
    Map<Place, List<Revenue>> revenue = new HashMap<>();
    try (PreparedStatement sums = prepare(connection, REVENUE, by, from, end);
        ResultSet row = sums.executeQuery()) {
      while (row.next()) {
        revenue
            .computeIfAbsent(place(row), place -> new ArrayList<>())
            .add(new Revenue(row.getString(5), Kpi.plain(row.getBigDecimal(6))));
      }
    }
    return revenue;
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, Dimension by, Instant from, Instant end)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql.formatted(by.columns(), by.spread(), by.condition()));
    statement.setObject(1, from.atOffset(ZoneOffset.UTC));
    statement.setObject(2, end.atOffset(ZoneOffset.UTC));
    return statement;
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
