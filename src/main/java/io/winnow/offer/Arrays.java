package io.winnow.offer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;

/** Binds arrays to a statement's parameters, one after the other. */
final class Arrays {

  private final Connection connection;
  private final PreparedStatement statement;
  private int bound;

  Arrays(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  void texts(Stream<String> values) throws SQLException {
    bind("text", values.toArray(String[]::new));
  }

  void times(Stream<Instant> values) throws SQLException {
    bind("timestamptz", values.map(at -> at.atOffset(ZoneOffset.UTC)).toArray());
  }

  void longs(Collection<Long> values) throws SQLException {
    bind("int8", values.toArray(Long[]::new));
  }

  void booleans(Stream<Boolean> values) throws SQLException {
    bind("bool", values.toArray(Boolean[]::new));
  }

  void uuids(Stream<UUID> values) throws SQLException {
    bind("uuid", values.toArray());
  }

  private void bind(String type, Object[] values) throws SQLException {
    statement.setArray(++bound, connection.createArrayOf(type, values));
  }
}
