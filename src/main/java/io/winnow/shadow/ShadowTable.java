package io.winnow.shadow;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.shadow.ShadowInfo.Counts;
import io.winnow.shadow.ShadowInfo.Example;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The shadows in the database. Replicas add to their counts. */
@ApplicationScoped
class ShadowTable {

  private static final String COLUMNS =
      "select id, rule_set, draft, version, hash, share, created_by, created_at, compared, differ,"
          + " segments_differ, offers_differ, failed, dropped from shadow";

  private final DataSource database;

  ShadowTable(DataSource database) {
    this.database = database;
  }

  /**
   * @throws ProblemException too-many-shadows
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(ShadowInfo shadow, byte[] bundle, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement lock =
            connection.prepareStatement("select pg_advisory_xact_lock(hashtext('shadow'))");
        PreparedStatement count = connection.prepareStatement("select count(*) from shadow");
        PreparedStatement add =
            connection.prepareStatement(
                "insert into shadow (id, rule_set, draft, version, hash, bundle, share,"
                    + " created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      lock.execute();
      try (ResultSet row = count.executeQuery()) {
        row.next();
        if (row.getInt(1) >= most) {
          throw new ProblemException(
              ProblemType.TOO_MANY_SHADOWS, most + " shadows are running. End one first.");
        }
      }
      add.setObject(1, shadow.id());
      add.setString(2, shadow.ruleSet());
      add.setObject(3, shadow.draft());
      add.setObject(4, shadow.version());
      add.setString(5, shadow.hash());
      add.setBytes(6, bundle);
      add.setDouble(7, shadow.share());
      add.setString(8, shadow.createdBy());
      add.setObject(9, shadow.createdAt().atOffset(ZoneOffset.UTC));
      add.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The oldest first, without examples; of all rule sets where none is named. */
  List<ShadowInfo> list(String ruleSet) {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                COLUMNS + " where ?::text is null or rule_set = ? order by created_at, id")) {
      find.setString(1, ruleSet);
      find.setString(2, ruleSet);
      List<ShadowInfo> shadows = new ArrayList<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          shadows.add(info(row, List.of()));
        }
      }
      return shadows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null where there is none. */
  ShadowInfo find(String ruleSet, UUID id) {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement(COLUMNS + " where rule_set = ? and id = ?")) {
      find.setString(1, ruleSet);
      find.setObject(2, id);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? info(row, examples(connection, id)) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its files as a zip; null where there is none. */
  byte[] bundle(UUID id) {
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select bundle from shadow where id = ?")) {
      find.setObject(1, id);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void delete(UUID id) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement("delete from shadow where id = ?")) {
      delete.setObject(1, id);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Adds what a replica has counted since it last did.
   *
   * @param most examples that are kept in all
   */
  @Transactional
  void count(UUID id, Counts more, Collection<Example> examples, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "update shadow set compared = compared + ?, differ = differ + ?,"
                    + " segments_differ = segments_differ + ?, offers_differ = offers_differ + ?,"
                    + " failed = failed + ?, dropped = dropped + ? where id = ?")) {
      count.setLong(1, more.compared());
      count.setLong(2, more.differ());
      count.setLong(3, more.segmentsDiffer());
      count.setLong(4, more.offersDiffer());
      count.setLong(5, more.failed());
      count.setLong(6, more.dropped());
      count.setObject(7, id);
      if (count.executeUpdate() > 0) {
        for (Example example : examples) {
          add(connection, id, example, most);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Connection connection, UUID id, Example example, int most)
      throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(
            "insert into shadow_example (shadow, decision_id, decided_at, live_version,"
                + " live_segments, shadow_segments, live_offer, shadow_offer)"
                + " select ?, ?, ?, ?, ?, ?, ?, ?"
                + " where (select count(*) from shadow_example where shadow = ?) < ?"
                + " on conflict do nothing")) {
      add.setObject(1, id);
      add.setObject(2, example.decisionId());
      add.setObject(3, example.decidedAt().atOffset(ZoneOffset.UTC));
      add.setInt(4, example.liveVersion());
      add.setArray(5, connection.createArrayOf("text", example.liveSegments().toArray()));
      add.setArray(6, connection.createArrayOf("text", example.shadowSegments().toArray()));
      add.setString(7, example.liveOffer());
      add.setString(8, example.shadowOffer());
      add.setObject(9, id);
      add.setInt(10, most);
      add.executeUpdate();
    }
  }

  private static List<Example> examples(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select decision_id, decided_at, live_version, live_segments, shadow_segments,"
                + " live_offer, shadow_offer from shadow_example where shadow = ?"
                + " order by decision_id")) {
      find.setObject(1, id);
      List<Example> examples = new ArrayList<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          examples.add(
              new Example(
                  row.getObject(1, UUID.class),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getInt(3),
                  List.of((String[]) row.getArray(4).getArray()),
                  List.of((String[]) row.getArray(5).getArray()),
                  row.getString(6),
                  row.getString(7)));
        }
      }
      return examples;
    }
  }

  private static ShadowInfo info(ResultSet row, List<Example> examples) throws SQLException {
    Counts counts =
        new Counts(
            row.getLong(9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12),
            row.getLong(13),
            row.getLong(14));
    return new ShadowInfo(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, UUID.class),
        row.getObject(4, Integer.class),
        row.getString(5),
        row.getDouble(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        counts,
        ShadowInfo.rate(counts),
        examples);
  }
}
