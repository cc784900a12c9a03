package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Statements that go to the database together and come back together: a journey there costs more
 * than most of what is done there. Parameters are arrays, in the order of their question marks.
 */
public final class Exchange {

  private record Parameter(String type, Object[] values) {}

  private final StringBuilder sql = new StringBuilder();
  private final List<Parameter> parameters = new ArrayList<>();

  /** Adds a statement; its parameters follow. */
  public Exchange statement(String text) {
    sql.append(text).append(";\n");
    return this;
  }

  public Exchange texts(Stream<String> values) {
    return add("text", values.toArray(String[]::new));
  }

  public Exchange times(Stream<Instant> values) {
    return add("timestamptz", values.map(at -> at.atOffset(ZoneOffset.UTC)).toArray());
  }

  public Exchange integers(Stream<Integer> values) {
    return add("int4", values.toArray(Integer[]::new));
  }

  public Exchange longs(Collection<Long> values) {
    return add("int8", values.toArray(Long[]::new));
  }

  public Exchange booleans(Stream<Boolean> values) {
    return add("bool", values.toArray(Boolean[]::new));
  }

  public Exchange uuids(Stream<UUID> values) {
    return add("uuid", values.toArray());
  }

  public Exchange bytes(Stream<byte[]> values) {
    return add("bytea", values.toArray(byte[][]::new));
  }

  private Exchange add(String type, Object[] values) {
    parameters.add(new Parameter(type, values));
    return this;
  }

  /** The whole as one statement, with its parameters, to be executed by the caller. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      statement.setArray(i + 1, connection.createArrayOf(parameter.type(), parameter.values()));
    }
    return statement;
  }

  /** Executes the whole and looks at no result. */
  public void execute(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      statement.execute();
    }
  }
}
