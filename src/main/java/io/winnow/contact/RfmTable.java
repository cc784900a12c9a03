package io.winnow.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winnow.core.contact.RfmBoundaries;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The fifths of the base from all stored purchases, and the table that keeps them. */
@ApplicationScoped
class RfmTable {

  /**
   * The same definitions as in {@link io.winnow.core.contact.MetricsCalculator}: orders are
   * purchases of zero or more; buyers with several currencies have no spend.
   */
  private static final String FIFTHS =
      """
      with buyer as (
        select count(*) filter (where value >= 0) as orders,
          ?::date - (max(at) filter (where value >= 0) at time zone 'UTC')::date as recency,
          sum(value) filter (where value >= 0) as spend,
          min(coalesce(currency, '')) as currency,
          min(coalesce(currency, '')) = max(coalesce(currency, '')) as one_currency
        from contact_event
        where type = 'purchase' and at <= ?
        group by contact_id
        having count(*) filter (where value >= 0) > 0)
      select 'recency', percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by recency)
          ::numeric[]
        from buyer
      union all
      select 'orders', percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by orders)
          ::numeric[]
        from buyer
      union all
      select '=' || currency,
          percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by spend)
        from buyer where one_currency group by currency
      """;

  private static final String STORE =
      """
      insert into rfm_boundaries (day, boundaries, computed_at) values (?, ?::jsonb, ?)
      on conflict (day) do update
        set boundaries = excluded.boundaries, computed_at = excluded.computed_at
      """;

  /** For bases of tens of millions of purchases; nobody waits for it but the first caller. */
  private static final int LIMIT_SECONDS = 900;

  private final DataSource database;
  private final ObjectMapper json;

  RfmTable(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The fifths as of the start of the day in UTC. */
  RfmBoundaries compute(LocalDate day) {
    return inTransaction(
        () -> {
          try (Connection connection = database.getConnection();
              PreparedStatement select = connection.prepareStatement(FIFTHS)) {
            select.setObject(1, day);
            select.setObject(2, day.atStartOfDay().atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
              return boundaries(rows);
            }
          }
        });
  }

  private static RfmBoundaries boundaries(ResultSet rows) throws SQLException {
    List<Integer> recency = List.of();
    List<Integer> orders = List.of();
    Map<String, List<BigDecimal>> spend = new HashMap<>();
    while (rows.next()) {
      List<BigDecimal> values = values(rows.getArray(2));
      switch (rows.getString(1)) {
        case "recency" -> recency = values.stream().map(BigDecimal::intValueExact).toList();
        case "orders" -> orders = values.stream().map(BigDecimal::intValueExact).toList();
        default -> spend.put(rows.getString(1).substring(1), values);
      }
    }
    return new RfmBoundaries(recency, orders, spend);
  }

  private static List<BigDecimal> values(Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((BigDecimal[]) array.getArray());
  }

  void store(LocalDate day, RfmBoundaries boundaries, Instant now) {
    inTransaction(
        () -> {
          try (Connection connection = database.getConnection();
              PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setObject(1, day);
            insert.setString(2, json.writeValueAsString(boundaries));
            insert.setObject(3, ContactTable.timestamp(now));
            return insert.executeUpdate();
          }
        });
  }

  /** What was worked out before, of the days worked out last. */
  Map<LocalDate, RfmBoundaries> stored(int limit) {
    return inTransaction(
        () -> {
          Map<LocalDate, RfmBoundaries> days = new HashMap<>();
          try (Connection connection = database.getConnection();
              PreparedStatement select =
                  connection.prepareStatement(
                      "select day, boundaries from rfm_boundaries"
                          + " order by computed_at desc limit "
                          + limit);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              days.put(rows.getObject(1, LocalDate.class), read(rows.getString(2)));
            }
          }
          return days;
        });
  }

  private RfmBoundaries read(String text) throws JsonProcessingException {
    return json.readValue(text, RfmBoundaries.class);
  }

  /** Of its own: what is worked out stays, whatever becomes of the caller's transaction. */
  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().timeout(LIMIT_SECONDS).call(work);
  }
}
