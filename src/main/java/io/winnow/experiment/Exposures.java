package io.winnow.experiment;

import io.winnow.platform.database.Exchange;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Whom experiments have reached and what came of it. Sums are kept as things happen, in the
 * transactions in which they happen: a report reads some rows, however many decisions there are,
 * and is never behind.
 */
@ApplicationScoped
public class Exposures {

  /**
   * Who is stored as one who denies by now is left out, however the decision saw it. Of decisions
   * that were made at the same time the earliest is kept, whichever is logged first.
   */
  private static final String ADD =
      """
      with given as (
        select distinct on (experiment, phase, contact_id)
               experiment, phase, contact_id, variant, decision_id, exposed_at,
               string_to_array(segments, E'\\n') as segments, spent::numeric as spent
        from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[],
                    ?::text[], ?::text[])
             as g(experiment, phase, contact_id, variant, decision_id, exposed_at, segments, spent)
        where not exists (
          select from contact c
          where c.id = g.contact_id
            and 'denied' in (c.consent_purposes ->> 'marketing',
                             c.consent_purposes ->> 'profiling'))
        order by experiment, phase, contact_id, decision_id),
      seen as (
        insert into exposure as e
        select experiment, phase, contact_id, variant, decision_id, exposed_at, segments, spent,
               false, 0, 0, 0, 0, 0, 0
        from given
        on conflict (experiment, phase, contact_id) do update
          set mixed = e.variant <> excluded.variant,
              decision_id = least(e.decision_id, excluded.decision_id)
          where not e.mixed
            and (e.variant <> excluded.variant or excluded.decision_id < e.decision_id)
        returning e.*, xmax = 0 as fresh)
      insert into exposure_delta
      select experiment, phase, variant, segment, case when fresh then 'contacts' else 'mixed' end,
             count(*), 0, 0, coalesce(sum(spent_before) filter (where fresh), 0),
             coalesce(sum(spent_before * spent_before) filter (where fresh), 0), 0
      from seen cross join lateral unnest(segments || array['']) as s(segment)
      where fresh or mixed
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
      return ExposureSums.read(connection, experiment, phase);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  /**
   * What the revenue of a phase is in.
   *
   * @throws ProblemException unavailable
   */
  public Money money(String experiment, int phase) {
    try (Connection connection = database.getConnection()) {
      return ExposureSums.money(connection, experiment, phase);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }
}
