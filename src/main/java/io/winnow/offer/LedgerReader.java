package io.winnow.offer;

import io.winnow.platform.database.Exchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what questions ask for: one statement list, so one exchange with the database. */
final class LedgerReader {

  /** Counted, since a row for each lock would have to be sent and read. */
  private static final String LOCK =
      "select count(pg_advisory_xact_lock(k)) from unnest(?::bigint[]) k";

  private static final String OF_CONTACTS =
      """
      select q.n, u.offer, u.event, u.at
      from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(rule_set, contact_id, start, stop, n)
      cross join lateral (
        select offer, event, at from offer_use
        where contact_id = q.contact_id and rule_set = q.rule_set and at > q.start and at < q.stop
        offset 0) u
      """;

  // Whole hours come from the hourly sums, what sticks out at both ends from the rows.
  private static final String OF_ALL =
      """
      select q.n,
        (select coalesce(sum(h.uses), 0) from offer_use_hour h
         where h.rule_set = q.rule_set and h.offer = q.offer and h.event = q.event
           and h.hour >= q.first and h.hour < q.last)
        + (select count(*) from offer_use u
           where u.counts_all and u.rule_set = q.rule_set and u.offer = q.offer
             and u.event = q.event and u.at > q.start and u.at < q.first)
        + (select count(*) from offer_use u
           where u.counts_all and u.rule_set = q.rule_set and u.offer = q.offer
             and u.event = q.event and u.at >= q.last and u.at > q.start and u.at < q.stop)
      from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(rule_set, offer, event, start, first, last, stop, n)
      """;

  private final List<ContactWindow> contacts;
  private final List<TotalWindow> totals;
  private final boolean lock;
  private final Set<CappedOffer> offers;

  private LedgerReader(Collection<UsageQuestion> questions, boolean lock, Set<CappedOffer> offers) {
    this.contacts = new ArrayList<>(ContactWindow.of(questions));
    this.totals = new ArrayList<>(TotalWindow.of(questions));
    this.lock = lock && !(contacts.isEmpty() && offers.isEmpty());
    this.offers = offers;
  }

  static LedgerReader reading(Collection<UsageQuestion> questions) {
    return new LedgerReader(questions, false, Set.of());
  }

  /** Locks the contacts that are asked about, and these offers. */
  static LedgerReader locking(Collection<UsageQuestion> questions, Set<CappedOffer> offers) {
    return new LedgerReader(questions, true, offers);
  }

  Ledger read(Connection connection) throws SQLException {
    Ledger ledger = new Ledger(offers);
    if (contacts.isEmpty() && totals.isEmpty()) {
      return ledger;
    }
    // One after the other in READ COMMITTED: each sees all that was committed before the lock.
    try (PreparedStatement read = exchange().prepare(connection)) {
      read.execute();
      if (lock) {
        read.getMoreResults();
      }
      if (!contacts.isEmpty()) {
        takeContacts(read.getResultSet(), ledger);
        read.getMoreResults();
      }
      if (!totals.isEmpty()) {
        takeTotals(read.getResultSet(), ledger);
      }
    }
    return ledger;
  }

  private Exchange exchange() {
    Exchange exchange = new Exchange();
    if (lock) {
      exchange.statement(LOCK).longs(locks());
    }
    if (!contacts.isEmpty()) {
      exchange
          .statement(OF_CONTACTS)
          .texts(contacts, w -> w.key().ruleSet())
          .texts(contacts, w -> w.key().contactId())
          .times(contacts, w -> w.span().start())
          .times(contacts, w -> w.span().stop());
    }
    if (!totals.isEmpty()) {
      exchange
          .statement(OF_ALL)
          .texts(totals, w -> w.key().ruleSet())
          .texts(totals, w -> w.key().offer())
          .texts(totals, w -> OfferUse.code(w.key().event()))
          .times(totals, w -> w.span().start())
          .times(totals, LedgerReader::firstHour)
          .times(totals, LedgerReader::lastHour)
          .times(totals, w -> w.span().stop());
    }
    return exchange;
  }

  /** In one order everywhere, or two groups could wait for each other. */
  private Collection<Long> locks() {
    TreeSet<Long> keys = new TreeSet<>();
    contacts.forEach(w -> keys.add(w.lock()));
    offers.forEach(offer -> keys.add(LockKeys.offer(offer)));
    return keys;
  }

  private void takeContacts(ResultSet row, Ledger ledger) throws SQLException {
    while (row.next()) {
      ledger.put(
          contacts.get(row.getInt(1) - 1).key(),
          new Ledger.Use(
              row.getString(2),
              OfferUse.event(row.getString(3)),
              row.getObject(4, OffsetDateTime.class).toInstant()));
    }
  }

  private void takeTotals(ResultSet row, Ledger ledger) throws SQLException {
    while (row.next()) {
      ledger.put(totals.get(row.getInt(1) - 1), row.getLong(2));
    }
  }

  /** The first full hour at or after the window's start, at most its last. */
  private static Instant firstHour(TotalWindow window) {
    Instant hour = window.span().start().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return hour.isAfter(lastHour(window)) ? lastHour(window) : hour;
  }

  private static Instant lastHour(TotalWindow window) {
    return window.span().stop().truncatedTo(ChronoUnit.HOURS);
  }
}
