package io.winnow.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTransactionTest {

  @Inject AgroalDataSource database;

  /**
   * The log's connection goes back to those who may wait longer than the log does, and what the
   * database says of the row is not told.
   */
  @Test
  void refusedRowIsNobodyElsesBusiness() throws SQLException {
    int usual = usual();
    List<String> written = new CopyOnWriteArrayList<>();
    Handler log = listener(written);
    Logger.getLogger("").addHandler(log);
    execute("alter table decision add constraint no_such check (contact_id <> 'row-1') not valid");
    try {
      assertThat(decide("row-1")).isEqualTo(500);
      assertThat(decide("row-2")).isEqualTo(200);
    } finally {
      execute("alter table decision drop constraint no_such");
      Logger.getLogger("").removeHandler(log);
    }
    assertThat(written)
        .anyMatch(entry -> entry.contains("event=decisions-not-logged"))
        .anyMatch(entry -> entry.contains("no_such"))
        .noneMatch(entry -> entry.contains("row-1"));
    assertThat(timeoutsOfAll()).containsOnly(usual);
  }

  private static Handler listener(List<String> written) {
    Formatter withStackTrace = new PatternFormatter("%m %e");
    return new ExtHandler() {
      @Override
      protected void doPublish(ExtLogRecord entry) {
        written.add(withStackTrace.format(entry));
      }
    };
  }

  private static int decide(String contact) {
    return given()
        .contentType("application/json")
        .body("{\"contact\": {\"id\": \"" + contact + "\"}}")
        .post("/v1/decisions")
        .statusCode();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** In milliseconds, as configured for all connections. */
  private int usual() {
    return 1000
        * Integer.parseInt(
            database
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcProperties()
                .getProperty("socketTimeout"));
  }

  private Set<Integer> timeoutsOfAll() throws SQLException {
    Set<Integer> timeouts = new HashSet<>();
    take(database.getConfiguration().connectionPoolConfiguration().maxSize() - reserve(), timeouts);
    return timeouts;
  }

  /** What others may have in hand meanwhile. */
  private int reserve() {
    return (int) database.getMetrics().activeCount() + 2;
  }

  private void take(int more, Set<Integer> timeouts) throws SQLException {
    if (more > 0) {
      try (Connection connection = database.getConnection()) {
        timeouts.add(connection.getNetworkTimeout());
        take(more - 1, timeouts);
      }
    }
  }
}
