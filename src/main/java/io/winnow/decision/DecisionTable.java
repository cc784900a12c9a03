package io.winnow.decision;

import io.winnow.core.experiment.Assignment;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.platform.database.Exchange;
import io.winnow.platform.http.TimeCursor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;

/** The log's rows. They are added and read, never changed. */
@Singleton
class DecisionTable {

  /** A logged decision as it lies in the log. */
  record Logged(
      UUID id,
      String ruleSet,
      int version,
      String input,
      String result,
      String capUsage,
      String holds,
      Assigned assigned) {}

  /**
   * Unnested in the list of columns and not as a table: those of a table are first gathered and
   * then read, one by one.
   */
  private static final String ADD =
      """
      insert into decision (id, decided_at, contact_id, rule_set, version, version_hash, offer,
                            segments, request_id, input, result, cap_usage, holds, experiment,
                            phase, variant, holdout, withheld, rows)
      select unnest(?::uuid[]), unnest(?::timestamptz[]), unnest(?::text[]), unnest(?::text[]),
             unnest(?::int[]), unnest(?::text[]), unnest(?::text[]),
             string_to_array(unnest(?::text[]), E'\\n'), unnest(?::text[]), unnest(?::text[]),
             unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
             unnest(?::int[]), unnest(?::text[]), unnest(?::bool[]), unnest(?::bool[]),
             string_to_array(unnest(?::text[]), E'\\n')
      """;

  /** Decisions that are in no key figure, since the contact denied when they were made. */
  private static final String FORGET =
      "insert into kpi_forgotten select * from unnest(?::uuid[]) on conflict do nothing";

  /**
   * After the rows: key figures of hours that are added up are to be added up anew. Live decisions
   * are about an hour that is not, so this finds nothing to do.
   */
  private static final String MARK =
      """
      insert into kpi_mark
      select k.hour, pg_current_xact_id() from kpi_hour k where k.hour = any (?::timestamptz[])
      """;

  private static final String BEFORE =
      """
      select id, decided_at, rule_set, version, segments, offer, request_id, experiment, phase,
             variant, holdout, withheld
      from decision where contact_id = ? and decided_at <= ? and (decided_at < ? or id < ?)
      order by decided_at desc, id desc limit ?
      """;

  private final DecisionJson json;

  DecisionTable(DecisionJson json) {
    this.json = json;
  }

  /** Adds the writing of rows. */
  void add(List<Answer> answers, Exchange exchange) {
    if (answers.isEmpty()) {
      return;
    }
    exchange
        .statement(ADD)
        .uuids(answers, a -> a.draft().id())
        .times(answers, a -> a.draft().proposals().facts().at())
        .texts(answers, a -> a.draft().input().subject())
        .texts(answers, a -> a.draft().live().ruleSet())
        .integers(answers, a -> a.draft().live().version())
        .texts(answers, a -> a.draft().live().hash())
        .texts(answers, Answer::offer)
        .texts(answers, DecisionTable::segments)
        .texts(answers, a -> a.draft().input().requestId())
        .utf8(answers, a -> a.draft().inputJson())
        .utf8(answers, Answer::json)
        .utf8(answers, a -> json.usage(a.usage()))
        .utf8(answers, a -> json.holds(a.usage()))
        .texts(answers, a -> assigned(a, Assignment::experiment))
        .integers(answers, a -> assigned(a, Assignment::phase))
        .texts(answers, a -> assigned(a, Assignment::variant))
        .booleans(answers, a -> assigned(a, Assignment::holdout))
        .booleans(answers, DecisionTable::withheld)
        .texts(answers, a -> String.join("\n", a.decision().rows()));
    List<UUID> denied = new ArrayList<>();
    Set<Instant> hours = new LinkedHashSet<>();
    for (Answer answer : answers) {
      if (answer.isDenied()) {
        denied.add(answer.draft().id());
      }
      hours.add(answer.draft().proposals().facts().at().truncatedTo(ChronoUnit.HOURS));
    }
    if (!denied.isEmpty()) {
      exchange.statement(FORGET).uuids(denied, Function.identity());
    }
    exchange.statement(MARK.strip()).times(hours, Function.identity());
  }

  /** Null for what is under no experiment. */
  private static <T> T assigned(Answer answer, Function<Assignment, T> part) {
    Assigned assigned = answer.draft().assigned();
    return assigned == null ? null : part.apply(assigned.assignment());
  }

  /** Null where there is nothing to tell. */
  private static Boolean withheld(Answer answer) {
    Assigned assigned = answer.draft().assigned();
    return assigned != null && assigned.withheld() ? Boolean.TRUE : null;
  }

  /** Lines, since arrays of arrays must have one length. */
  private static String segments(Answer answer) {
    StringJoiner lines = new StringJoiner("\n");
    for (SegmentMatch match : answer.decision().findings().segments()) {
      lines.add(match.segment());
    }
    return lines.toString();
  }

  /** Null when there is none. */
  Logged find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "select rule_set, version, input, result, cap_usage, holds, experiment, phase, variant,"
                + " holdout, withheld from decision where id = ?")) {
      find.setObject(1, id);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new Logged(
                id,
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                assigned(row))
            : null;
      }
    }
  }

  /** Decisions about a contact, latest first. */
  List<PastPage.Past> before(Connection connection, String contact, TimeCursor cursor, int limit)
      throws SQLException {
    List<PastPage.Past> past = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BEFORE)) {
      OffsetDateTime at = cursor.at().atOffset(ZoneOffset.UTC);
      select.setString(1, contact);
      select.setObject(2, at);
      select.setObject(3, at);
      select.setObject(4, cursor.uuid(), Types.OTHER);
      select.setInt(5, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          past.add(
              new PastPage.Past(
                  row.getObject("id", UUID.class),
                  row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                  row.getString("rule_set"),
                  row.getInt("version"),
                  List.of((String[]) row.getArray("segments").getArray()),
                  row.getString("offer"),
                  DecisionResult.InExperiment.of(assigned(row)),
                  row.getString("request_id")));
        }
      }
    }
    return past;
  }

  private static Assigned assigned(ResultSet row) throws SQLException {
    String experiment = row.getString("experiment");
    return experiment == null
        ? null
        : new Assigned(
            new Assignment(
                experiment,
                row.getInt("phase"),
                row.getString("variant"),
                row.getBoolean("holdout")),
            row.getBoolean("withheld"));
  }
}
