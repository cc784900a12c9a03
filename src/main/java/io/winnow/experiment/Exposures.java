package io.winnow.experiment;

import io.winnow.experiment.VariantSums.MetricSum;
import io.winnow.platform.database.Exchange;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Whom experiments have reached and what came of it. Sums are kept as things happen, in the
 * transactions in which they happen: a report reads some rows, however many decisions there are,
 * and is never behind.
 */
@ApplicationScoped
public class Exposures {

  /** So many deltas of an experiment are added up by whoever reads them. */
  private static final int MANY_DELTAS = 200;

  private static final String ADD =
      """
      with given as (
        select distinct on (experiment, phase, contact_id)
               experiment, phase, contact_id, variant, decision_id, exposed_at,
               string_to_array(segments, E'\\n') as segments, spent::numeric as spent
        from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[],
                    ?::text[], ?::text[])
             as g(experiment, phase, contact_id, variant, decision_id, exposed_at, segments, spent)
        order by experiment, phase, contact_id, decision_id),
      seen as (
        insert into exposure as e
        select experiment, phase, contact_id, variant, decision_id, exposed_at, segments, spent,
               false, 0, 0, 0, 0, 0, 0
        from given
        on conflict (experiment, phase, contact_id) do update set mixed = true
          where e.variant <> excluded.variant and not e.mixed
        returning e.*, xmax = 0 as fresh)
      insert into exposure_delta
      select experiment, phase, variant, segment, case when fresh then 'contacts' else 'mixed' end,
             count(*), 0, 0, coalesce(sum(spent_before) filter (where fresh), 0),
             coalesce(sum(spent_before * spent_before) filter (where fresh), 0), 0
      from seen cross join lateral unnest(segments || array['']) as s(segment)
      group by experiment, phase, variant, segment, fresh
      """;

  private static final String LOCK =
      """
      select 1 from exposure e
      join (select distinct experiment, phase, contact_id from outcome where id = any (?)) o
        using (experiment, phase, contact_id)
      order by e.experiment, e.phase, e.contact_id
      for update of e
      """;

  /** A statement of its own after the lock, so that it sees what others have told meanwhile. */
  private static final String COUNT =
      """
      with touched as (
        select e.* from exposure e
        join (select distinct experiment, phase, contact_id from outcome where id = any (?)) o
          using (experiment, phase, contact_id)),
      now as (
        select t.experiment, t.phase, t.contact_id,
               coalesce(max((o.type = 'opened')::int), 0) as opened,
               coalesce(max((o.type = 'clicked')::int), 0) as clicked,
               coalesce(max((o.type = 'accepted')::int), 0) as accepted,
               coalesce(max((o.type = 'converted')::int), 0) as converted,
               coalesce(max((o.type = 'unsubscribed')::int), 0) as unsubscribed,
               coalesce(sum(o.value) filter (where o.type = 'converted'), 0) as revenue
        from touched t
        left join outcome o
          on o.experiment = t.experiment and o.phase = t.phase and o.contact_id = t.contact_id
             and o.superseded_by is null and o.decision_id >= t.decision_id
        group by t.experiment, t.phase, t.contact_id),
      changed as (
        update exposure e
        set opened = n.opened, clicked = n.clicked, accepted = n.accepted,
            converted = n.converted, unsubscribed = n.unsubscribed, revenue = n.revenue
        from now n
        where (e.experiment, e.phase, e.contact_id) = (n.experiment, n.phase, n.contact_id)
        returning e.*),
      parts as (
        select t.experiment, t.phase, t.variant, t.segments, p.*
        from touched t cross join lateral exposure_parts(t.*::exposure, -1) p
        union all
        select c.experiment, c.phase, c.variant, c.segments, p.*
        from changed c cross join lateral exposure_parts(c.*::exposure, 1) p)
      insert into exposure_delta
      select experiment, phase, variant, segment, metric, sum(ns), sum(sum), sum(squares), sum(x),
             sum(xx), sum(xy)
      from parts cross join lateral unnest(segments || array['']) as s(segment)
      group by experiment, phase, variant, segment, metric
      having sum(ns) <> 0 or sum(sum) <> 0 or sum(squares) <> 0 or sum(xy) <> 0
      """;

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

  private final DataSource database;

  Exposures(DataSource database) {
    this.database = database;
  }

  /** Adds the writing of those reached for the first time; others change nothing. */
  public void write(List<Exposed> exposed, Exchange exchange) {
    if (exposed.isEmpty()) {
      return;
    }
    exchange
        .statement(ADD.strip())
        .texts(exposed.stream().map(e -> e.assignment().experiment()))
        .integers(exposed.stream().map(e -> e.assignment().phase()))
        .texts(exposed.stream().map(Exposed::contactId))
        .texts(exposed.stream().map(e -> e.assignment().holdout() ? "" : e.assignment().variant()))
        .uuids(exposed.stream().map(Exposed::decisionId))
        .times(exposed.stream().map(Exposed::at))
        .texts(exposed.stream().map(e -> String.join("\n", e.segments())))
        .texts(exposed.stream().map(e -> e.spentBefore().toPlainString()));
  }

  /** Counts outcomes that have just been stored or superseded, in the transaction that did it. */
  public void count(Connection connection, Collection<String> outcomes) throws SQLException {
    for (String sql : List.of(LOCK, COUNT)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("text", outcomes.toArray()));
        statement.execute();
      }
    }
  }

  /**
   * What is known of a phase, by variant and segment.
   *
   * @throws ProblemException unavailable
   */
  public List<VariantSums> sums(String experiment, int phase) {
    try (Connection connection = database.getConnection()) {
      List<VariantSums> sums = read(connection, experiment, phase);
      if (deltas(connection, experiment, phase) > MANY_DELTAS) {
        addUp(connection, experiment, phase);
      }
      return sums;
    } catch (SQLException e) {
      throw ProblemException.unavailable("The database cannot be reached. Try again.", 2);
    }
  }

  /**
   * What the revenue of a phase is in.
   *
   * @throws ProblemException unavailable
   */
  public Money money(String experiment, int phase) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(MONEY)) {
      select.setString(1, experiment);
      select.setInt(2, phase);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Money(row.getString(1), row.getString(2));
      }
    } catch (SQLException e) {
      throw ProblemException.unavailable("The database cannot be reached. Try again.", 2);
    }
  }

  private static long deltas(Connection connection, String experiment, int phase)
      throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "select count(*) from exposure_delta where experiment = ? and phase = ?")) {
      count.setString(1, experiment);
      count.setInt(2, phase);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void addUp(Connection connection, String experiment, int phase)
      throws SQLException {
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

  private static List<VariantSums> read(Connection connection, String experiment, int phase)
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
