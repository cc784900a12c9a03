package io.winnow.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/**
 * Statements that go to the database together and come back together: a journey there costs more
 * than most of what is done there. Parameters are arrays, in the order of their question marks: of
 * values, or of what rows say, column by column.
 */
public final class Exchange {

  private final StringBuilder sql = new StringBuilder();
  private final List<ArrayBytes> parameters = new ArrayList<>();

  /** Adds a statement; its parameters follow. */
  public Exchange statement(String text) {
    sql.append(text).append(";\n");
    return this;
  }

  public Exchange texts(Stream<String> values) {
    return texts(values.toList(), Function.identity());
  }

  public <T> Exchange texts(Collection<T> rows, Function<? super T, String> value) {
    return add(ArrayBytes.texts(rows, value));
  }

  /** Texts that are at hand as bytes. */
  public <T> Exchange utf8(Collection<T> rows, Function<? super T, byte[]> value) {
    return add(ArrayBytes.utf8(rows, value));
  }

  public Exchange times(Stream<Instant> values) {
    return times(values.toList(), Function.identity());
  }

  public <T> Exchange times(Collection<T> rows, Function<? super T, Instant> value) {
    return add(ArrayBytes.times(rows, value));
  }

  public Exchange integers(Stream<Integer> values) {
    return integers(values.toList(), Function.identity());
  }

  public <T> Exchange integers(Collection<T> rows, Function<? super T, Integer> value) {
    return add(ArrayBytes.integers(rows, value));
  }

  public Exchange longs(Collection<Long> values) {
    return add(ArrayBytes.longs(values, Function.identity()));
  }

  public Exchange booleans(Stream<Boolean> values) {
    return booleans(values.toList(), Function.identity());
  }

  public <T> Exchange booleans(Collection<T> rows, Function<? super T, Boolean> value) {
    return add(ArrayBytes.booleans(rows, value));
  }

  public Exchange uuids(Stream<UUID> values) {
    return uuids(values.toList(), Function.identity());
  }

  public <T> Exchange uuids(Collection<T> rows, Function<? super T, UUID> value) {
    return add(ArrayBytes.uuids(rows, value));
  }

  public Exchange bytes(Stream<byte[]> values) {
    return add(ArrayBytes.bytes(values.toList(), Function.identity()));
  }

  private Exchange add(ArrayBytes array) {
    parameters.add(array);
    return this;
  }

  /** The whole as one statement, with its parameters, to be executed by the caller. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      ArrayBytes array = parameters.get(i);
      statement.setArray(i + 1, new PgArray(driver, array.type(), array.bytes()));
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
