package io.winnow.decision;

import io.winnow.core.rule.Findings.SegmentMatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The log's rows. They are added and read, never changed. */
@Singleton
class DecisionTable {

  /** A logged decision as it lies in the log. */
  record Logged(
      UUID id, String ruleSet, int version, String input, String result, String capUsage) {}

  private static final String COPY =
      "copy decision (id, decided_at, contact_id, rule_set, version, version_hash, variant, offer,"
          + " segments, request_id, input, result, cap_usage) from stdin with (format binary)";
  private static final int COLUMNS = 13;

  private final DecisionJson json;

  DecisionTable(DecisionJson json) {
    this.json = json;
  }

  void add(Connection connection, List<Answer> answers) throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    CopyRows rows = new CopyRows();
    for (Answer answer : answers) {
      add(rows, answer);
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (OutputStream out = new PGCopyOutputStream(postgres, COPY)) {
      rows.writeTo(out);
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException s ? s : new SQLException(e);
    }
  }

  private void add(CopyRows rows, Answer answer) {
    Draft draft = answer.draft();
    rows.row(COLUMNS);
    rows.uuid(draft.id());
    rows.instant(draft.proposals().facts().at());
    rows.text(draft.input().subject());
    rows.text(draft.live().ruleSet());
    rows.integer(draft.live().version());
    rows.text(draft.live().hash());
    rows.text((byte[]) null);
    rows.text(answer.offer());
    rows.texts(
        answer.decision().findings().segments().stream().map(SegmentMatch::segment).toList());
    rows.text(draft.input().requestId());
    rows.text(draft.inputJson());
    rows.text(answer.json());
    rows.text(json.usage(answer.usage()));
  }

  /** Null when there is none. */
  Logged find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select rule_set, version, input, result, cap_usage from decision where id = ?")) {
      find.setObject(1, id);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new Logged(
                id,
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5))
            : null;
      }
    }
  }
}
