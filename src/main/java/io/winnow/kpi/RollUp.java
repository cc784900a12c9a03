package io.winnow.kpi;

import io.quarkus.scheduler.Scheduled;
import io.winnow.kpi.LogSums.Stretch;
import io.winnow.platform.database.Snapshot;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Adds the log up by hour, in rounds. A round remembers what the database had committed and who was
 * still at work; the next one trusts only marks that were seen then, and only when all who were at
 * work then are gone. So whoever changed something without seeing another's change is seen, too. An
 * hour is first watched, then ready once nobody is left who may not know that it is watched, then
 * added up; each takes a round. Replicas do no harm to each other, and who dies leaves marks.
 */
@Singleton
class RollUp {

  private static final Logger LOG = Logger.getLogger(RollUp.class);

  /** Days that are added up without being asked for. */
  private static final int DAYS = 62;

  /** An hour that goes on changes all the time. */
  private static final Duration REST = Duration.ofMinutes(5);

  /** So many hours are added up in one transaction, and more where nothing was decided. */
  private static final Duration TOGETHER = Duration.ofHours(24);

  private static final String SERIALIZATION_FAILURE = "40001";

  private static final String WATCH =
      """
      with fresh as (
        insert into kpi_hour
        select h, false, false, 0
        from generate_series(?::timestamptz, ?::timestamptz, interval '1 hour') h
        where not exists (select from kpi_hour k where k.hour = h)
        on conflict do nothing
        returning hour)
      insert into kpi_mark select hour, pg_current_xact_id() from fresh
      """;

  private static final String CHANGED =
      """
      select k.hour from kpi_hour k
      where k.ready = ? and k.hour <= ?
        and exists (select from kpi_mark m
                    where m.hour = k.hour and pg_visible_in_snapshot(m.tx, ?::pg_snapshot))
      order by 1
      """;

  /** Under a mark of its own, which is to be seen by a later round. */
  private static final String READY =
      """
      with now as (
        update kpi_hour set ready = true where hour = any (?) and not ready returning hour)
      insert into kpi_mark select hour, pg_current_xact_id() from now
      """;

  /** The first one wins; whoever adds up the same hours at that time fails. */
  private static final String SEAL =
      """
      set transaction isolation level repeatable read; set local work_mem = '32MB';
      update kpi_hour set sealed = true, revision = revision + 1
      where hour >= '%1$s' and hour < '%2$s';
      delete from kpi_mark
      where hour >= '%1$s' and hour < '%2$s' and pg_visible_in_snapshot(tx, '%3$s');
      delete from kpi_sum where by in (%4$s) and hour >= '%1$s' and hour < '%2$s';
      delete from kpi_money where by in (%4$s) and hour >= '%1$s' and hour < '%2$s';
      """;

  private final DataSource database;
  private final Clock clock;
  private final Watched watched;

  /** What was committed when the last round looked, and who was at work; null: not looked yet. */
  private Snapshot seen;

  RollUp(DataSource database, Clock clock, Watched watched) {
    this.database = database;
    this.clock = clock;
    this.watched = watched;
  }

  @Scheduled(
      every = "30s",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      round();
    } catch (SQLException e) {
      LOG.warnf("event=kpis-not-added-up state=%s", e.getSQLState());
    }
  }

  synchronized void round() throws SQLException {
    try (Connection connection = database.getConnection()) {
      Instant last =
          clock.instant().minus(REST).truncatedTo(ChronoUnit.HOURS).minus(OpenHours.HOUR);
      watch(connection, new Stretch(last.minus(Duration.ofDays(DAYS)), last));
      for (Stretch asked : watched.take()) {
        watch(connection, new Stretch(asked.from(), min(asked.end(), last)));
      }
      if (seen == null) {
        seen = Snapshot.take(connection);
      } else if (seen.isOver(connection)) {
        List<Instant> changed = changed(connection, true, last);
        ready(connection, changed(connection, false, last));
        seal(connection, changed);
        seen = Snapshot.take(connection);
      }
    }
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static void watch(Connection connection, Stretch hours) throws SQLException {
    try (PreparedStatement watch = connection.prepareStatement(WATCH)) {
      watch.setObject(1, hours.from().atOffset(ZoneOffset.UTC));
      watch.setObject(2, hours.end().atOffset(ZoneOffset.UTC));
      watch.execute();
    }
  }

  private List<Instant> changed(Connection connection, boolean ready, Instant last)
      throws SQLException {
    List<Instant> hours = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(CHANGED)) {
      select.setBoolean(1, ready);
      select.setObject(2, last.atOffset(ZoneOffset.UTC));
      select.setString(3, seen.text());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          hours.add(row.getObject(1, OffsetDateTime.class).toInstant());
        }
      }
    }
    return hours;
  }

  private static void ready(Connection connection, List<Instant> hours) throws SQLException {
    try (PreparedStatement ready = connection.prepareStatement(READY)) {
      ready.setArray(
          1,
          connection.createArrayOf(
              "timestamptz", hours.stream().map(h -> h.atOffset(ZoneOffset.UTC)).toArray()));
      ready.execute();
    }
  }

  private void seal(Connection connection, List<Instant> hours) throws SQLException {
    List<Stretch> parts = new ArrayList<>();
    for (Stretch run : OpenHours.join(hours, Duration.ZERO)) {
      divide(connection, run, parts);
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (Stretch part : parts) {
        seal(statement, part);
        connection.commit();
      }
    } catch (SQLException e) {
      connection.rollback();
      if (!SERIALIZATION_FAILURE.equals(e.getSQLState())) {
        throw e;
      }
      LOG.debugf("event=kpis-added-up-elsewhere");
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** In halves of halves, until one is short or nothing was decided in it. */
  private static void divide(Connection connection, Stretch hours, List<Stretch> into)
      throws SQLException {
    Duration length = Duration.between(hours.from(), hours.end());
    if (length.compareTo(TOGETHER) <= 0 || !LogSums.isAny(connection, hours)) {
      into.add(hours);
      return;
    }
    Instant middle = OpenHours.hour(hours.from().plus(length.dividedBy(2)));
    divide(connection, new Stretch(hours.from(), middle), into);
    divide(connection, new Stretch(middle, hours.end()), into);
  }

  private void seal(Statement statement, Stretch hours) throws SQLException {
    List<String> dimensions = new ArrayList<>();
    StringBuilder sums = new StringBuilder();
    for (Dimension by : Dimension.values()) {
      dimensions.add("'" + by.code() + "'");
      for (String[] part :
          new String[][] {
            {"kpi_sum", LogSums.hourlyCounts(by, hours)},
            {"kpi_money", LogSums.hourlyMoney(by, hours)}
          }) {
        sums.append(
            "insert into %s select '%s', p.* from (%s) p;\n"
                .formatted(part[0], by.code(), part[1]));
      }
    }
    statement.execute(
        SEAL.formatted(hours.from(), hours.end(), seen.text(), String.join(", ", dimensions))
            + sums);
  }
}
