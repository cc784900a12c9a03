package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the database had committed at a moment, and who was still at work.
 *
 * @param text as PostgreSQL writes a {@code pg_snapshot}: {@code xmin:xmax:xip,...}
 */
public record Snapshot(String text) {

  private static final String OVER =
      "select pg_snapshot_xmin(pg_current_snapshot()) >= pg_snapshot_xmax(?::pg_snapshot)";

  /** As it is now. */
  public static Snapshot take(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_current_snapshot()::text")) {
      row.next();
      return new Snapshot(row.getString(1));
    }
  }

  /** Whether all who were at work then are gone, so that nobody is left who did not see it. */
  public boolean isOver(Connection connection) throws SQLException {
    try (PreparedStatement over = connection.prepareStatement(OVER)) {
      over.setString(1, text);
      try (ResultSet row = over.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
