package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A transaction of plain JDBC that is tried again when another one was in the way: the same row
 * written twice at once, rows locked in another order, a contact erased in between.
 */
public final class Transactions {

  private static final int ATTEMPTS = 8;

  /** From so many new rows on. */
  public static final int MANY = 10_000;

  private static final Set<String> IN_THE_WAY =
      Set.of("23503", "23505", "40001", "40P01"); // foreign key, unique, serialization, deadlock

  public interface Work<T> {
    T run(Connection connection, boolean first) throws SQLException;
  }

  private Transactions() {}

  /** Lets the planner know of many new rows now instead of within the next minute or so. */
  public static void analyze(DataSource database, String table) {
    run(
        database,
        (connection, first) -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("analyze " + table);
          }
        });
  }

  public static <T> T run(DataSource database, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          // the planner still believes that a table is empty while it is being filled
          statement.execute("set local enable_seqscan = off");
          T result = work.run(connection, attempt == 1);
          connection.commit();
          return result;
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
