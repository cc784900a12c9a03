package io.winnow.outcome;

import io.winnow.platform.database.Exchange;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Rows of {@code outcome}: added, marked as superseded, never changed otherwise. */
@Singleton
class OutcomeTable {

  /** Rows of one transaction are written in one order, or two could wait for each other. */
  private static final String ADD =
      """
      insert into outcome (id, decision_id, type, value, currency, at, received_at, supersedes,
                           experiment, phase, contact_id)
      select o.id, o.decision_id, o.type, o.value::numeric, o.currency, o.at, o.received_at,
             o.supersedes, d.experiment, d.phase, d.contact_id
      from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                  ?::timestamptz[], ?::text[])
           as o(id, decision_id, type, value, currency, at, received_at, supersedes)
      join decision d on d.id = o.decision_id
      order by o.id
      on conflict (id) do nothing
      returning id
      """;

  /** Whichever of the two came first; only within one decision. */
  private static final String SUPERSEDE =
      """
      update outcome o set superseded_by = n.id
      from outcome n
      where n.supersedes = o.id and n.decision_id = o.decision_id and o.superseded_by is null
        and (n.id = any (?) or o.id = any (?))
      returning o.id
      """;

  /** Key figures of the hours that these are about are to be added up anew. */
  private static final String MARK =
      """
      insert into kpi_mark
      select k.hour, pg_current_xact_id()
      from (select distinct date_trunc('hour', d.decided_at, 'UTC') as hour
            from outcome o join decision d on d.id = o.decision_id where o.id = any (?)) d
      join kpi_hour k using (hour)
      """;

  private static final String KNOWN =
      """
      select id, decision_id, type, value, currency, at, supersedes from outcome where id = any (?)
      """;

  private static final String DECISIONS = "select id from decision where id = any (?)";

  /** What is stored under each id that was new. */
  Set<String> add(Connection connection, List<OutcomeBody> outcomes, Instant receivedAt)
      throws SQLException {
    Exchange exchange =
        new Exchange()
            .statement(ADD.strip())
            .texts(outcomes.stream().map(OutcomeBody::id))
            .uuids(outcomes.stream().map(OutcomeBody::uuid))
            .texts(outcomes.stream().map(OutcomeBody::type))
            .texts(outcomes.stream().map(o -> o.value() == null ? null : o.value().toPlainString()))
            .texts(outcomes.stream().map(OutcomeBody::currency))
            .times(outcomes.stream().map(OutcomeBody::at))
            .times(outcomes.stream().map(o -> receivedAt))
            .texts(outcomes.stream().map(OutcomeBody::supersedes));
    try (PreparedStatement insert = exchange.prepare(connection);
        ResultSet rows = insert.executeQuery()) {
      return texts(rows);
    }
  }

  /** Marks what the new ones supersede, and those of them that are superseded already. */
  Set<String> supersede(Connection connection, Collection<String> added) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SUPERSEDE)) {
      update.setArray(1, connection.createArrayOf("text", added.toArray()));
      update.setArray(2, connection.createArrayOf("text", added.toArray()));
      try (ResultSet rows = update.executeQuery()) {
        return texts(rows);
      }
    }
  }

  /** After all that happened to these. */
  void mark(Connection connection, Collection<String> touched) throws SQLException {
    try (PreparedStatement mark = connection.prepareStatement(MARK)) {
      mark.setArray(1, connection.createArrayOf("text", touched.toArray()));
      mark.execute();
    }
  }

  /** What is stored, as it was sent, by id. */
  Map<String, OutcomeBody> known(Connection connection, Collection<String> ids)
      throws SQLException {
    Map<String, OutcomeBody> known = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(
              row.getString(1),
              new OutcomeBody(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getBigDecimal(4),
                  row.getString(5),
                  row.getTimestamp(6).toInstant(),
                  row.getString(7)));
        }
      }
    }
    return known;
  }

  Set<UUID> decisions(Connection connection, Collection<UUID> ids) throws SQLException {
    Set<UUID> known = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(DECISIONS)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(row.getObject(1, UUID.class));
        }
      }
    }
    return known;
  }

  /** Whether both say the same. */
  static boolean same(OutcomeBody a, OutcomeBody b) {
    boolean value =
        a.value() == null
            ? b.value() == null
            : b.value() != null && a.value().compareTo(b.value()) == 0;
    return value
        && a.uuid().equals(b.uuid())
        && a.type().equals(b.type())
        && a.at().equals(b.at())
        && Objects.equals(a.currency(), b.currency())
        && Objects.equals(a.supersedes(), b.supersedes());
  }

  private static Set<String> texts(ResultSet rows) throws SQLException {
    Set<String> texts = new HashSet<>();
    while (rows.next()) {
      texts.add(rows.getString(1));
    }
    return texts;
  }
}
