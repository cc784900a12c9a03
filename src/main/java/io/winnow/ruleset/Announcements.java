package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** What replicas tell each other over the database; they hear it when the transaction commits. */
@ApplicationScoped
class Announcements {

  static final String CHANNEL = "winnow_rule_sets";

  /** Followed by the hash of files that may go live soon. */
  static final String PREPARE = "prepare ";

  private static final String LIVE = "live ";
  private static final String LOOK = "look";
  private static final Duration KEPT = Duration.ofDays(1);

  private final DataSource database;
  private final Clock clock;

  Announcements(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Another version of a rule set is live. */
  @Transactional(Transactional.TxType.MANDATORY)
  void live(String ruleSet) {
    try (Connection connection = database.getConnection()) {
      tell(connection, LIVE + ruleSet);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something else has changed that replicas keep in memory. */
  @Transactional(Transactional.TxType.MANDATORY)
  void look() {
    try (Connection connection = database.getConnection()) {
      tell(connection, LOOK);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** These files may go live soon: every replica compiles them ahead. */
  @Transactional
  void prepare(String ruleSet, String hash, Bundle files) {
    try (Connection connection = database.getConnection();
        PreparedStatement forget =
            connection.prepareStatement("delete from rule_set_prepared where prepared_at < ?");
        PreparedStatement keep =
            connection.prepareStatement(
                "insert into rule_set_prepared (hash, rule_set, bundle, prepared_at)"
                    + " values (?, ?, ?, ?) on conflict (hash)"
                    + " do update set prepared_at = excluded.prepared_at")) {
      forget.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
      forget.executeUpdate();
      keep.setString(1, hash);
      keep.setString(2, ruleSet);
      keep.setBytes(3, files.zip());
      keep.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
      keep.executeUpdate();
      tell(connection, PREPARE + hash);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Files that were announced; null where they are forgotten. */
  @Transactional
  Bundle prepared(String hash) {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select bundle from rule_set_prepared where hash = ?")) {
      find.setString(1, hash);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Bundle.ofZip(row.getBytes(1)) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tell(Connection connection, String message) throws SQLException {
    try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, CHANNEL);
      notify.setString(2, message);
      notify.execute();
    }
  }
}
