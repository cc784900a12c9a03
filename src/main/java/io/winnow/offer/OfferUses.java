package io.winnow.offer;

import io.winnow.platform.database.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The cap ledger. Works on the caller's connection, since reading, deciding and adding must be one
 * transaction.
 */
@ApplicationScoped
public class OfferUses {

  private record Hour(String ruleSet, String offer, String event, Instant hour)
      implements Comparable<Hour> {

    private static final Comparator<Hour> ORDER =
        Comparator.comparing(Hour::ruleSet)
            .thenComparing(Hour::offer)
            .thenComparing(Hour::event)
            .thenComparing(Hour::hour);

    @Override
    public int compareTo(Hour other) {
      return ORDER.compare(this, other);
    }
  }

  private static final String ADD =
      """
      insert into offer_use (rule_set, offer, event, contact_id, at, counts_all, decision_id)
      select unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
             unnest(?::timestamptz[]), unnest(?::boolean[]), unnest(?::uuid[])
      """;

  private static final String ADD_HOURS =
      """
      insert into offer_use_hour as h (rule_set, offer, event, hour, uses)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
      on conflict on constraint offer_use_hour_pk do update set uses = h.uses + excluded.uses
      """;

  /** What is used now; it may be more a moment later. */
  public Ledger read(Connection connection, Collection<UsageQuestion> questions)
      throws SQLException {
    return LedgerReader.reading(questions).read(connection);
  }

  /**
   * What is used now and will be until the transaction ends: nobody else, on any replica, can add
   * to the uses of the contacts that are asked about, or to those of these offers over all
   * contacts. Of other offers' uses over all contacts there may be more a moment later, never less.
   */
  public Ledger lock(
      Connection connection, Collection<UsageQuestion> questions, Set<CappedOffer> offers)
      throws SQLException {
    return LedgerReader.locking(questions, offers).read(connection);
  }

  /** Adds the writing of what was added to a locked ledger. */
  public void write(Ledger ledger, Exchange exchange) {
    Collection<OfferUse> uses = ledger.added();
    if (uses.isEmpty()) {
      return;
    }
    exchange
        .statement(ADD)
        .texts(uses, OfferUse::ruleSet)
        .texts(uses, OfferUse::offer)
        .texts(uses, use -> OfferUse.code(use.event()))
        .texts(uses, OfferUse::contactId)
        .times(uses, OfferUse::at)
        .booleans(uses, OfferUse::countsAll)
        .uuids(uses, OfferUse::decisionId);
    Map<Hour, Long> hours = new TreeMap<>();
    for (OfferUse use : uses) {
      if (use.countsAll()) {
        Instant hour = use.at().truncatedTo(ChronoUnit.HOURS);
        hours.merge(
            new Hour(use.ruleSet(), use.offer(), OfferUse.code(use.event()), hour), 1L, Long::sum);
      }
    }
    if (!hours.isEmpty()) {
      exchange
          .statement(ADD_HOURS)
          .texts(hours.keySet(), Hour::ruleSet)
          .texts(hours.keySet(), Hour::offer)
          .texts(hours.keySet(), Hour::event)
          .times(hours.keySet(), Hour::hour)
          .longs(hours.values());
    }
  }
}
