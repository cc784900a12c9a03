package io.winnow.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.platform.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;

/** The latest sizes of each rule set. */
@Singleton
class SizeTable {

  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

  private static final String FIND =
      "select version, version_hash, as_of, contacts, undecided, segments, offers from base_size"
          + " where rule_set = ?";

  /** Of two replicas that count at once the later count stays. */
  private static final String SAVE =
      """
      insert into base_size (rule_set, version, version_hash, as_of, contacts, undecided, segments, offers)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
      on conflict (rule_set) do update set version = excluded.version,
        version_hash = excluded.version_hash, as_of = excluded.as_of,
        contacts = excluded.contacts, undecided = excluded.undecided,
        segments = excluded.segments, offers = excluded.offers
      where base_size.as_of < excluded.as_of
      """;

  private final DataSource database;
  private final ObjectMapper json;

  SizeTable(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Null where nothing was counted yet. */
  BaseSizes find(String ruleSet) {
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, ruleSet);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new BaseSizes(
                ruleSet,
                row.getInt(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getLong(4),
                row.getLong(5),
                json.readValue(row.getString(6), COUNTS),
                json.readValue(row.getString(7), COUNTS))
            : null;
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  void save(BaseSizes sizes) {
    Transactions.run(
        database,
        (connection, first) -> {
          try (PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setString(1, sizes.ruleSet());
            save.setInt(2, sizes.version());
            save.setString(3, sizes.hash());
            save.setObject(4, sizes.asOf().atOffset(ZoneOffset.UTC));
            save.setLong(5, sizes.contacts());
            save.setLong(6, sizes.undecided());
            save.setString(7, text(sizes.segments()));
            save.setString(8, text(sizes.offers()));
            return save.executeUpdate();
          }
        });
  }

  private String text(Map<String, Long> counts) {
    try {
      return json.writeValueAsString(counts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
