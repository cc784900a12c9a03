package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's fastest way in: rows of {@link CopyText}. */
public final class Copies {

  private Copies() {}

  /**
   * Runs {@code copy … from stdin} with these rows.
   *
   * @return the number of rows stored
   */
  public static long in(Connection connection, String copy, Iterable<byte[]> rows)
      throws SQLException {
    CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      for (byte[] row : rows) {
        in.writeToCopy(row, 0, row.length);
      }
      return in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
