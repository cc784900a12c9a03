package io.winnow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The door to the audit log. */
@ApplicationScoped
public class Audit {

  private final AuditTable table;
  private final DataSource database;
  private final Clock clock;

  Audit(AuditTable table, DataSource database, Clock clock) {
    this.table = table;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Appends an entry as part of the caller's transaction: it stands if and only if what it tells of
   * does. All who append wait for each other until their transactions end, so this comes last.
   *
   * @param subject such as {@code rule-set/crm/version/3}
   * @param hash of the content; may be null
   * @param details no personal data but the names of those who work with rules; null values are
   *     left out
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(
      String actor, String action, String subject, String hash, Map<String, String> details) {
    Map<String, String> known = new TreeMap<>(details);
    known.values().removeIf(value -> value == null);
    try (Connection connection = database.getConnection()) {
      AuditTable.Head head = table.lock(connection);
      AuditEntry entry =
          new AuditEntry(
              head.number() + 1,
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              actor,
              action,
              subject,
              hash,
              known,
              head.digest(),
              null);
      table.append(
          connection,
          new AuditEntry(
              entry.number(),
              entry.at(),
              actor,
              action,
              subject,
              hash,
              known,
              entry.previous(),
              Chain.digest(entry)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next entries by number. */
  @Transactional
  public List<AuditEntry> page(long after, int limit) {
    List<AuditEntry> entries = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      table.read(connection, after, limit, entries::add);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return entries;
  }

  /**
   * The entries before a number, latest first.
   *
   * @param subject of the entries, or what theirs is a part of; null: any
   */
  @Transactional
  public List<AuditEntry> latest(long before, String subject, int limit) {
    List<AuditEntry> entries = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      table.latest(connection, before, subject, limit, entries::add);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return entries;
  }

  /**
   * Looks whether the log is as it was written.
   *
   * @param number an entry whose digest was kept outside; may be null
   * @param digest that digest
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Verification verify(Long number, String digest) {
    Verifier verifier = new Verifier(number, digest);
    try (Connection connection = database.getConnection()) {
      table.snapshot(connection);
      AuditTable.Head head = table.head(connection);
      table.read(connection, 0, 0, verifier::next);
      return verifier.end(head);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
