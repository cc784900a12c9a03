package io.winnow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the database makes of parameters, told in its own words. */
@QuarkusTest
class ExchangeTest {

  @Inject DataSource database;

  private List<String> told(String type, Function<Exchange, Exchange> parameters)
      throws SQLException {
    Exchange exchange =
        parameters.apply(
            new Exchange()
                .statement(
                    "select v::text from unnest(?::%s[]) with ordinality as u(v, n) order by n"
                        .formatted(type)));
    List<String> told = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement read = exchange.prepare(connection);
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        told.add(row.getString(1));
      }
    }
    return told;
  }

  @Test
  void textsArriveAsTheyAre() throws SQLException {
    List<String> texts = Arrays.asList("a", null, "", "NULL", "{\"q\", 'ü'}", "𝄞\n\\");
    assertThat(told("text", exchange -> exchange.texts(texts.stream()))).isEqualTo(texts);
    Function<String, byte[]> bytes =
        text -> text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    assertThat(told("text", exchange -> exchange.utf8(texts, bytes))).isEqualTo(texts);
  }

  @Test
  void timesArriveToTheMicrosecond() throws SQLException {
    Stream<Instant> times =
        Stream.of(
                "1969-12-31T23:59:59.999999Z",
                "2000-01-01T00:00:00Z",
                "2026-11-22T10:00:00.123456499Z",
                "2026-11-22T10:59:59.999999500Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z")
            .map(Instant::parse);
    assertThat(told("timestamptz", exchange -> exchange.times(times)))
        .containsExactly(
            "1969-12-31 23:59:59.999999+00",
            "2000-01-01 00:00:00+00",
            "2026-11-22 10:00:00.123456+00",
            "2026-11-22 11:00:00+00",
            "0001-01-01 00:00:00+00",
            "9999-12-31 00:00:00+00");
    assertThat(told("timestamptz", exchange -> exchange.times(Stream.of((Instant) null))))
        .containsOnlyNulls();
  }

  @Test
  void timesThatCannotBeStoredAreRefused() {
    for (Instant at : List.of(Instant.MAX, Instant.MIN, Instant.parse("+300000-01-01T00:00:00Z"))) {
      assertThatThrownBy(() -> told("timestamptz", exchange -> exchange.times(Stream.of(at))))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22008"));
    }
  }

  @Test
  void othersArriveAsTheyAre() throws SQLException {
    UUID id = UUID.fromString("0198c0de-8000-7abc-8def-fedcba987654");
    assertThat(told("uuid", exchange -> exchange.uuids(Stream.of(id, null))))
        .containsExactly(id.toString(), null);
    assertThat(told("int", exchange -> exchange.integers(Stream.of(-1, null, 2_000_000_000))))
        .containsExactly("-1", null, "2000000000");
    assertThat(told("bigint", exchange -> exchange.longs(List.of(Long.MIN_VALUE, 7L))))
        .containsExactly("-9223372036854775808", "7");
    assertThat(told("bool", exchange -> exchange.booleans(Stream.of(true, null, false))))
        .containsExactly("true", null, "false");
    byte[] bytes = {0, -1, 92};
    assertThat(told("bytea", exchange -> exchange.bytes(Stream.of(bytes, null))))
        .containsExactly("\\x00ff5c", null);
  }

  @Test
  void nothingIsAnEmptyArray() throws SQLException {
    Collection<UUID> none = List.of();
    assertThat(told("uuid", exchange -> exchange.uuids(none, Function.identity()))).isEmpty();
    assertThat(told("text", exchange -> exchange.texts(Stream.of()))).isEmpty();
  }
}
