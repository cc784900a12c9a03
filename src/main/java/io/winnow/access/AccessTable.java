package io.winnow.access;

import io.winnow.platform.database.Patience;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs statements for {@link Users} and {@link Keys}. All are short, and every call to the service
 * may have to wait for one, so that none waits long for a database that is silent.
 */
@ApplicationScoped
class AccessTable {

  /** Reads one row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource database;

  AccessTable(DataSource database) {
    this.database = database;
  }

  /**
   * @param values texts, byte arrays, instants, booleans, or collections of texts
   * @return how many rows were changed
   * @throws ProblemException unavailable
   */
  int update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      return Patience.of(connection, Patience.SHORT, statement::executeUpdate);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  <T> List<T> list(Reader<T> reader, String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, values);
      return Patience.of(connection, Patience.SHORT, () -> rows(reader, statement));
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  private static <T> List<T> rows(Reader<T> reader, PreparedStatement statement)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant at) {
        statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
      } else if (value instanceof Collection<?> texts) {
        statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return List.of((String[]) array.getArray());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
