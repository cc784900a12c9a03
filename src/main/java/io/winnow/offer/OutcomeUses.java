package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Uses of offers by what came of decisions: shown, clicked, converted. A decision's offer is used
 * once by each of them, however many outcomes tell it, and not at all once all are corrected.
 */
@ApplicationScoped
public class OutcomeUses {

  /**
   * An offer with a cap on some outcome.
   *
   * @param overAll whether one of its caps on it is over all contacts
   */
  public record Capped(String ruleSet, String offer, Cap.Event event, boolean overAll) {

    /** Those of an offer. */
    public static List<Capped> of(String ruleSet, Offer offer) {
      List<Capped> capped = new ArrayList<>();
      for (Cap.Event event : List.of(Cap.Event.SHOWN, Cap.Event.CLICKED, Cap.Event.CONVERTED)) {
        List<Cap> caps = offer.caps().stream().filter(cap -> cap.event() == event).toList();
        if (!caps.isEmpty()) {
          boolean overAll = caps.stream().anyMatch(cap -> cap.per() == Cap.Per.TOTAL);
          capped.add(new Capped(ruleSet, offer.id(), event, overAll));
        }
      }
      return capped;
    }
  }

  /** One at a time for each decision; in one order, so that nobody waits in a ring. */
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hashtextextended(id, 15))
      from (select distinct decision_id::text as id from outcome where id = any (?)
            order by 1 offset 0) as decisions
      """;

  private static final String COUNT =
      """
      with capped as (
        select * from unnest(?::text[], ?::text[], ?::text[], ?::boolean[])
          as c(rule_set, offer, event, counts_all)),
      told as (
        select distinct decision_id, type as event from outcome
        where id = any (?) and type in ('shown', 'clicked', 'converted')),
      state as (
        select t.decision_id, t.event, d.rule_set, d.offer, d.contact_id, c.counts_all,
               (select min(o.at) from outcome o
                where o.decision_id = t.decision_id and o.type = t.event
                  and o.superseded_by is null) as at,
               exists (select 1 from offer_use u
                       where u.decision_id = t.decision_id and u.event = t.event
                         and u.event <> 'decision') as used
        from told t
        join decision d on d.id = t.decision_id
        join capped c on (c.rule_set, c.offer, c.event) = (d.rule_set, d.offer, t.event)),
      added as (
        insert into offer_use (rule_set, offer, event, contact_id, at, counts_all, decision_id)
        select rule_set, offer, event, contact_id, at, counts_all, decision_id from state
        where at is not null and not used and (contact_id is not null or counts_all)
        returning rule_set, offer, event, at, counts_all),
      removed as (
        delete from offer_use u using state s
        where u.decision_id = s.decision_id and u.event = s.event and u.event <> 'decision'
          and s.at is null
        returning u.rule_set, u.offer, u.event, u.at, u.counts_all),
      hours as (
        select rule_set, offer, event, date_trunc('hour', at, 'UTC') as hour, sum(n) as uses
        from (select *, 1 as n from added where counts_all
              union all
              select *, -1 from removed where counts_all) as changes
        group by 1, 2, 3, 4 having sum(n) <> 0),
      emptied as (
        delete from offer_use_hour h using hours c
        where (h.rule_set, h.offer, h.event, h.hour) = (c.rule_set, c.offer, c.event, c.hour)
          and h.uses + c.uses <= 0),
      lowered as (
        update offer_use_hour h set uses = h.uses + c.uses from hours c
        where (h.rule_set, h.offer, h.event, h.hour) = (c.rule_set, c.offer, c.event, c.hour)
          and c.uses < 0 and h.uses + c.uses > 0)
      insert into offer_use_hour as h (rule_set, offer, event, hour, uses)
      select rule_set, offer, event, hour, uses from hours where uses > 0
      order by rule_set, offer, event, hour
      on conflict on constraint offer_use_hour_pk do update set uses = h.uses + excluded.uses
      """;

  /**
   * Counts outcomes that have just been stored or superseded, in the transaction that did it.
   *
   * @param outcomes their ids
   */
  public void count(Connection connection, Collection<String> outcomes, List<Capped> capped)
      throws SQLException {
    if (capped.isEmpty()) {
      return;
    }
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setArray(1, connection.createArrayOf("text", outcomes.toArray()));
      lock.execute();
    }
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setArray(1, texts(connection, capped.stream().map(Capped::ruleSet).toArray()));
      count.setArray(2, texts(connection, capped.stream().map(Capped::offer).toArray()));
      count.setArray(
          3, texts(connection, capped.stream().map(c -> OfferUse.code(c.event())).toArray()));
      count.setArray(
          4, connection.createArrayOf("boolean", capped.stream().map(Capped::overAll).toArray()));
      count.setArray(5, texts(connection, outcomes.toArray()));
      count.execute();
    }
  }

  private static java.sql.Array texts(Connection connection, Object[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }
}
