package io.winnow.experiment;

import io.quarkus.scheduler.Scheduled;
import io.winnow.platform.database.Snapshot;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Adds up what has come of experiments, so that no report reads more than some seconds of it one by
 * one, and forgets once more who denied while somebody decided. For that a round remembers what the
 * database had committed and who was still at work; the next one acts when all of those are gone.
 * Replicas do no harm to each other.
 */
@Singleton
class ExposureRounds {

  private static final Logger LOG = Logger.getLogger(ExposureRounds.class);

  /** Fewer are read as they are. */
  private static final int MANY_DELTAS = 200;

  private static final String MANY =
      """
      select experiment, phase from exposure_delta
      group by experiment, phase having count(*) > ? order by experiment, phase
      """;

  /** Not who has agreed again meanwhile. */
  private static final String FORGET =
      """
      with final as (
        delete from exposure_withdrawn where pg_visible_in_snapshot(tx, ?::pg_snapshot)
        returning contact_id)
      select exposure_forget(contact_id) from (select distinct contact_id from final) f
      where exists (
        select from contact c
        where c.id = f.contact_id
          and 'denied' in (c.consent_purposes ->> 'marketing',
                           c.consent_purposes ->> 'profiling'))
      """;

  private final DataSource database;

  /** What was committed when the last round looked, and who was at work; null: not looked yet. */
  private Snapshot seen;

  ExposureRounds(DataSource database) {
    this.database = database;
  }

  @Scheduled(
      every = "10s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      round();
    } catch (SQLException e) {
      LOG.warnf("event=exposures-not-added-up state=%s", e.getSQLState());
    }
  }

  synchronized void round() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (seen == null) {
        seen = Snapshot.take(connection);
      } else if (seen.isOver(connection)) {
        forget(connection);
        seen = Snapshot.take(connection);
      }
      for (Part part : many(connection)) {
        ExposureSums.addUp(connection, part.experiment(), part.phase());
      }
    }
  }

  private record Part(String experiment, int phase) {}

  private static List<Part> many(Connection connection) throws SQLException {
    List<Part> many = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(MANY)) {
      select.setInt(1, MANY_DELTAS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          many.add(new Part(row.getString(1), row.getInt(2)));
        }
      }
    }
    return many;
  }

  private void forget(Connection connection) throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setString(1, seen.text());
      forget.execute();
    }
  }
}
