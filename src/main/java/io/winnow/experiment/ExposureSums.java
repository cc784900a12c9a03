package io.winnow.experiment;

import io.winnow.experiment.VariantSums.MetricSum;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of a phase as they lie in the database: what is added up, and what has come since. */
final class ExposureSums {

  private static final String ADD_UP =
      """
      with taken as (
        delete from exposure_delta where experiment = ? and phase = ? returning *)
      insert into exposure_sum as s
      select experiment, phase, variant, segment, metric, sum(n), sum(sum), sum(squares), sum(x),
             sum(xx), sum(xy)
      from taken group by experiment, phase, variant, segment, metric
      order by variant, segment, metric
      on conflict (experiment, phase, variant, segment, metric) do update
      set n = s.n + excluded.n, sum = s.sum + excluded.sum,
          squares = s.squares + excluded.squares, x = s.x + excluded.x,
          xx = s.xx + excluded.xx, xy = s.xy + excluded.xy
      """;

  private static final String READ =
      """
      select variant, segment, metric, sum(n), sum(sum), sum(squares), sum(x), sum(xx), sum(xy)
      from (select * from exposure_sum where experiment = ? and phase = ?
            union all
            select * from exposure_delta where experiment = ? and phase = ?) as parts
      group by variant, segment, metric order by variant, segment, metric
      """;

  /** Two looks into an index, however many outcomes there are. */
  private static final String MONEY =
      """
      select min(currency), max(currency) from outcome
      where experiment = ? and phase = ? and type = 'converted' and superseded_by is null
            and currency is not null
      """;

  private ExposureSums() {}

  /** What the revenue is in. */
  static Money money(Connection connection, String experiment, int phase) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MONEY)) {
      select.setString(1, experiment);
      select.setInt(2, phase);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Money(row.getString(1), row.getString(2));
      }
    }
  }

  /** Adds deltas up; who does the same at that time finds none left. */
  static void addUp(Connection connection, String experiment, int phase) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD_UP)) {
      statement.setString(1, experiment);
      statement.setInt(2, phase);
      statement.execute();
    }
  }

  private record Group(String variant, String segment) {}

  private static final class Row {
    private long contacts;
    private long mixed;
    private BigDecimal x = BigDecimal.ZERO;
    private BigDecimal xx = BigDecimal.ZERO;
    private final Map<String, MetricSum> metrics = new HashMap<>();
  }

  /** By variant and segment; what is not added up yet, too. */
  static List<VariantSums> read(Connection connection, String experiment, int phase)
      throws SQLException {
    Map<Group, Row> groups = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setString(1, experiment);
      select.setInt(2, phase);
      select.setString(3, experiment);
      select.setInt(4, phase);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Group group = new Group(rows.getString(1), rows.getString(2));
          add(rows, groups.computeIfAbsent(group, key -> new Row()));
        }
      }
    }
    List<VariantSums> sums = new ArrayList<>();
    groups.forEach(
        (group, row) ->
            sums.add(
                new VariantSums(
                    group.variant().isEmpty() ? null : group.variant(),
                    group.segment().isEmpty() ? null : group.segment(),
                    row.contacts,
                    row.mixed,
                    row.x,
                    row.xx,
                    Map.copyOf(row.metrics))));
    return sums;
  }

  private static void add(ResultSet row, Row into) throws SQLException {
    String metric = row.getString(3);
    switch (metric) {
      case "contacts" -> {
        into.contacts = row.getLong(4);
        into.x = row.getBigDecimal(7);
        into.xx = row.getBigDecimal(8);
      }
      case "mixed" -> into.mixed = row.getLong(4);
      default ->
          into.metrics.put(
              metric,
              new MetricSum(row.getBigDecimal(5), row.getBigDecimal(6), row.getBigDecimal(9)));
    }
  }
}
