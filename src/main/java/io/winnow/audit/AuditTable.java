package io.winnow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The log's rows. */
@Singleton
class AuditTable {

  /** The last entry, told apart from it. */
  record Head(long number, String digest) {}

  private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};
  private static final int ROWS_AT_ONCE = 1_000;

  private final ObjectMapper json;

  AuditTable(ObjectMapper json) {
    this.json = json;
  }

  /** Nobody else appends, on any replica, until the transaction ends. */
  Head lock(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute("select pg_advisory_xact_lock(hashtext('audit'))");
    }
    return head(connection);
  }

  /** What is read in the new transaction is the log at one moment, its end included. */
  void snapshot(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("set transaction isolation level repeatable read, read only");
    }
  }

  /** A number of -1 where even that row is gone. */
  Head head(Connection connection) throws SQLException {
    try (PreparedStatement find =
            connection.prepareStatement("select number, digest from audit_head");
        ResultSet row = find.executeQuery()) {
      return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(-1, "");
    }
  }

  void append(Connection connection, AuditEntry entry) throws SQLException {
    try (PreparedStatement add =
            connection.prepareStatement(
                "insert into audit_entry (number, at, actor, action, subject, hash, details,"
                    + " previous, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement move =
            connection.prepareStatement("update audit_head set number = ?, digest = ?")) {
      add.setLong(1, entry.number());
      add.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
      add.setString(3, entry.actor());
      add.setString(4, entry.action());
      add.setString(5, entry.subject());
      add.setString(6, entry.hash());
      add.setString(7, Chain.text(entry.details()));
      add.setString(8, entry.previous());
      add.setString(9, entry.digest());
      add.executeUpdate();
      move.setLong(1, entry.number());
      move.setString(2, entry.digest());
      move.executeUpdate();
    }
  }

  /**
   * Reads entries by number. Needs a transaction, or all rows are held in memory at once.
   *
   * @param limit 0: all
   */
  void read(Connection connection, long after, int limit, Consumer<AuditEntry> each)
      throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select number, at, actor, action, subject, hash, details, previous, digest"
                + " from audit_entry where number > ? order by number")) {
      find.setLong(1, after);
      find.setMaxRows(limit);
      find.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          each.accept(entry(row));
        }
      }
    }
  }

  /**
   * Reads entries before a number, latest first.
   *
   * @param subject of the entries, or what theirs is a part of; null: any
   */
  void latest(
      Connection connection, long before, String subject, int limit, Consumer<AuditEntry> each)
      throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select number, at, actor, action, subject, hash, details, previous, digest"
                + " from audit_entry where number < ?"
                + " and (?::text is null or subject = ? or starts_with(subject, ? || '/'))"
                + " order by number desc limit ?")) {
      find.setLong(1, before);
      find.setString(2, subject);
      find.setString(3, subject);
      find.setString(4, subject);
      find.setInt(5, limit);
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          each.accept(entry(row));
        }
      }
    }
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        details(row.getString(7)),
        row.getString(8),
        row.getString(9));
  }

  /** What cannot be read any more was altered; it is shown as it stands. */
  private Map<String, String> details(String text) {
    try {
      return json.readValue(text, DETAILS);
    } catch (JsonProcessingException e) {
      return Map.of("unreadable", text);
    }
  }
}
