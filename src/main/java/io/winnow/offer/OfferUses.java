package io.winnow.offer;

import io.winnow.core.decision.Cap;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cap ledger. Works on the caller's connection, since reading and adding must be one
 * transaction; whoever adds holds {@link #lock} for the rule sets concerned, on every replica.
 */
@ApplicationScoped
public class OfferUses {

  private static final String OF_CONTACTS =
      """
      select q.n, u.offer, u.event, u.at
      from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(rule_set, contact_id, start, stop, n)
      cross join lateral (
        select offer, event, at from offer_use
        where contact_id = q.contact_id and rule_set = q.rule_set and at > q.start and at <= q.stop
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
             and u.event = q.event and u.at >= q.last and u.at > q.start and u.at <= q.stop)
      from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[], ?::timestamptz[])
           with ordinality as q(rule_set, offer, event, start, first, last, stop, n)
      """;

  private static final String ADD =
      """
      insert into offer_use (rule_set, offer, event, contact_id, at, counts_all, decision_id)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                           ?::boolean[], ?::uuid[])
      """;

  private static final String ADD_HOURS =
      """
      insert into offer_use_hour as h (rule_set, offer, event, hour, uses)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
      on conflict on constraint offer_use_hour_pk do update set uses = h.uses + excluded.uses
      """;

  /** Until the transaction ends, nobody else adds uses to these rule sets. */
  public void lock(Connection connection, Collection<String> ruleSets) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('winnow-caps:' || k, 0))"
                + " from unnest(?::text[]) k")) {
      // Always in one order, or two replicas could wait for each other.
      lock.setArray(1, text(connection, ruleSets.stream().distinct().sorted().toList()));
      lock.execute();
    }
  }

  /** All uses that the questions ask about, in at most two queries. */
  public Ledger read(Connection connection, Collection<UsageQuestion> questions)
      throws SQLException {
    Ledger ledger = new Ledger();
    readContacts(connection, new ArrayList<>(ContactWindow.of(questions)), ledger);
    readTotals(connection, new ArrayList<>(TotalWindow.of(questions)), ledger);
    return ledger;
  }

  /** Writes what was added to the ledger. */
  public void write(Connection connection, Ledger ledger) throws SQLException {
    List<OfferUse> uses = List.copyOf(ledger.added());
    if (uses.isEmpty()) {
      return;
    }
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setArray(1, text(connection, uses.stream().map(OfferUse::ruleSet).toList()));
      add.setArray(2, text(connection, uses.stream().map(OfferUse::offer).toList()));
      add.setArray(3, text(connection, uses.stream().map(use -> code(use.event())).toList()));
      add.setArray(4, text(connection, uses.stream().map(OfferUse::contactId).toList()));
      add.setArray(5, times(connection, uses.stream().map(OfferUse::at).toList()));
      add.setArray(
          6, connection.createArrayOf("boolean", uses.stream().map(OfferUse::countsAll).toArray()));
      add.setArray(
          7, connection.createArrayOf("uuid", uses.stream().map(OfferUse::decisionId).toArray()));
      add.executeUpdate();
    }
    writeHours(connection, uses);
  }

  private static void readContacts(
      Connection connection, List<ContactWindow> windows, Ledger ledger) throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    try (PreparedStatement read = connection.prepareStatement(OF_CONTACTS)) {
      read.setArray(1, text(connection, windows.stream().map(w -> w.key().ruleSet()).toList()));
      read.setArray(2, text(connection, windows.stream().map(w -> w.key().contactId()).toList()));
      read.setArray(3, times(connection, windows.stream().map(ContactWindow::start).toList()));
      read.setArray(4, times(connection, windows.stream().map(ContactWindow::stop).toList()));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          ledger.put(
              windows.get(row.getInt(1) - 1).key(),
              new Ledger.Use(
                  row.getString(2),
                  Cap.Event.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
  }

  private static void readTotals(Connection connection, List<TotalWindow> windows, Ledger ledger)
      throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    try (PreparedStatement read = connection.prepareStatement(OF_ALL)) {
      read.setArray(1, text(connection, windows.stream().map(w -> w.key().ruleSet()).toList()));
      read.setArray(2, text(connection, windows.stream().map(w -> w.key().offer()).toList()));
      read.setArray(3, text(connection, windows.stream().map(w -> code(w.key().event())).toList()));
      read.setArray(4, times(connection, windows.stream().map(TotalWindow::start).toList()));
      read.setArray(5, times(connection, windows.stream().map(w -> firstHour(w)).toList()));
      read.setArray(6, times(connection, windows.stream().map(w -> lastHour(w)).toList()));
      read.setArray(7, times(connection, windows.stream().map(TotalWindow::stop).toList()));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          ledger.put(windows.get(row.getInt(1) - 1), row.getLong(2));
        }
      }
    }
  }

  private static void writeHours(Connection connection, List<OfferUse> uses) throws SQLException {
    record Hour(String ruleSet, String offer, String event, Instant hour)
        implements Comparable<Hour> {
      @Override
      public int compareTo(Hour other) {
        return toString().compareTo(other.toString());
      }
    }
    Map<Hour, Long> hours = new TreeMap<>();
    for (OfferUse use : uses) {
      if (use.countsAll()) {
        Instant hour = use.at().truncatedTo(ChronoUnit.HOURS);
        hours.merge(new Hour(use.ruleSet(), use.offer(), code(use.event()), hour), 1L, Long::sum);
      }
    }
    if (hours.isEmpty()) {
      return;
    }
    List<Hour> keys = List.copyOf(hours.keySet());
    try (PreparedStatement add = connection.prepareStatement(ADD_HOURS)) {
      add.setArray(1, text(connection, keys.stream().map(Hour::ruleSet).toList()));
      add.setArray(2, text(connection, keys.stream().map(Hour::offer).toList()));
      add.setArray(3, text(connection, keys.stream().map(Hour::event).toList()));
      add.setArray(4, times(connection, keys.stream().map(Hour::hour).toList()));
      add.setArray(5, connection.createArrayOf("bigint", hours.values().toArray()));
      add.executeUpdate();
    }
  }

  /** The first full hour at or after the window's start, at most its last. */
  private static Instant firstHour(TotalWindow window) {
    Instant hour = window.start().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    Instant last = window.stop().truncatedTo(ChronoUnit.HOURS);
    return hour.isAfter(last) ? last : hour;
  }

  private static Instant lastHour(TotalWindow window) {
    return window.stop().truncatedTo(ChronoUnit.HOURS);
  }

  private static String code(Cap.Event event) {
    return event.name().toLowerCase(Locale.ROOT);
  }

  private static Array text(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static Array times(Connection connection, Collection<Instant> values)
      throws SQLException {
    return connection.createArrayOf(
        "timestamptz", values.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray());
  }
}
