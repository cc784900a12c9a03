package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How long the database may be silent to those whose callers do not wait as long as a report may
 * take: who is let in, and what is asked about a contact before it is decided.
 */
public final class Patience {

  /** Half of what the log has by default for what it writes. */
  public static final Duration SHORT = Duration.ofSeconds(5);

  public interface Work<T> {
    T run() throws SQLException;
  }

  private Patience() {}

  /**
   * Runs statements on the connection, which breaks where one of them hears nothing for so long.
   *
   * @throws SQLException of the work; of a database that was silent, too
   */
  public static <T> T of(Connection connection, Duration most, Work<T> work) throws SQLException {
    int usual = connection.getNetworkTimeout();
    int millis = Math.toIntExact(most.toMillis());
    if (usual != 0 && usual <= millis) {
      return work.run();
    }
    connection.setNetworkTimeout(Runnable::run, millis);
    T result;
    try {
      result = work.run();
    } catch (SQLException | RuntimeException e) {
      giveBack(connection, usual, e);
      throw e;
    }
    connection.setNetworkTimeout(Runnable::run, usual);
    return result;
  }

  /**
   * After work that failed: whoever gets the connection next waits as long as is usual. A broken
   * one takes no settings, and nobody gets it again.
   *
   * @param usual in milliseconds; 0 for ever
   * @param cause takes what goes wrong here, too
   */
  public static void giveBack(Connection connection, int usual, Exception cause) {
    try {
      connection.setNetworkTimeout(Runnable::run, usual);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
