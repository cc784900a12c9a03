package io.winnow.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A change of one contact costs what is known of that contact, however long the log is. */
@QuarkusTest
class ContactChangesTest {

  private static final String MANY_DECISIONS =
      """
      insert into decision (id, decided_at, contact_id, rule_set, version, version_hash, segments,
                            input, result)
      select gen_random_uuid(), now(), '%1$s-' || n, 'crm', 1, 'h', '{}', '{}', repeat('x', 500)
      from generate_series(1, 3000) n
      """;
  private static final String MANY_OUTCOMES =
      """
      insert into outcome (id, decision_id, type, at, contact_id, received_at)
      select '%1$s-' || n, gen_random_uuid(), 'shown', now(), '%1$s-' || n, now()
      from generate_series(1, 3000) n
      """;

  private static final String READ_FROM_END_TO_END =
      "select relname from pg_stat_xact_user_tables"
          + " where seq_scan > 0 and relname in ('decision', 'outcome') order by 1";

  @Inject DataSource database;

  @Test
  void readsNoLogFromEndToEnd() throws SQLException {
    String run = UUID.randomUUID().toString();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        sql.execute(MANY_DECISIONS.formatted(run));
        sql.execute(MANY_OUTCOMES.formatted(run));
        sql.execute("analyze decision, outcome");
        sql.execute(
            "insert into contact (id, attributes, consent_purposes, consent_channels, updated_at)"
                + " values ('%s-7', '{}', '{\"marketing\": \"denied\"}', '{}', now())"
                    .formatted(run));
        sql.execute(
            "update contact set consent_purposes = '{\"marketing\": \"granted\"}' where id = '%s-7'"
                .formatted(run));
        sql.execute("delete from contact where id = '%s-7'".formatted(run));
        assertThat(texts(sql, READ_FROM_END_TO_END)).isEmpty();
        assertThat(
                texts(
                    sql,
                    "select d.contact_id from kpi_forgotten f join decision d on d.id = f.decision_id"
                        + " where d.contact_id like '%s-%%'".formatted(run)))
            .containsExactly(run + "-7");
      } finally {
        connection.rollback();
      }
    }
  }

  private static List<String> texts(Statement sql, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = sql.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
