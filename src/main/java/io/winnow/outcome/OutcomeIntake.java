package io.winnow.outcome;

import io.winnow.experiment.Exposures;
import io.winnow.offer.OutcomeUses;
import io.winnow.offer.OutcomeUses.Capped;
import io.winnow.platform.database.Transactions;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import io.winnow.platform.stream.Chunk;
import io.winnow.platform.stream.LineError;
import io.winnow.platform.stream.LineErrors;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Stores outcomes from a stream of any length, and has experiments count them in the same
 * transaction. The same outcomes can be sent as often as one likes and in any order.
 */
@ApplicationScoped
class OutcomeIntake {

  /** An outcome and where it stood. */
  private record Placed(long line, OutcomeBody outcome) {}

  private final DataSource database;
  private final OutcomeTable table;
  private final Exposures exposures;
  private final OutcomeUses uses;
  private final RuleSets ruleSets;
  private final Clock clock;

  OutcomeIntake(
      DataSource database,
      OutcomeTable table,
      Exposures exposures,
      OutcomeUses uses,
      RuleSets ruleSets,
      Clock clock) {
    this.database = database;
    this.table = table;
    this.exposures = exposures;
    this.uses = uses;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  OutcomeSummary run(Bodies<OutcomeBody> bodies) {
    long received = 0;
    long created = 0;
    LineErrors errors = new LineErrors();
    for (var chunk = Chunk.next(bodies); chunk != null; chunk = Chunk.next(bodies)) {
      received += chunk.bodies().size();
      created += take(chunk, errors);
    }
    return new OutcomeSummary(
        received, created, received - created - errors.count(), errors.count(), errors.first());
  }

  /** How many were new. */
  private int take(Chunk<OutcomeBody> chunk, LineErrors errors) {
    List<LineError> unreadable = new ArrayList<>();
    List<Placed> readable = new ArrayList<>();
    for (Body<OutcomeBody> body : chunk.bodies()) {
      try {
        OutcomeBody outcome = body.read().call();
        if (outcome == null) {
          throw ProblemException.invalid("wrong-type", "The body must be an outcome.", "");
        }
        readable.add(new Placed(body.line(), outcome.checked()));
      } catch (Exception e) {
        unreadable.add(LineError.of(body.line(), e));
      }
    }
    List<LineError> refused = new ArrayList<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    int created =
        readable.isEmpty()
            ? 0
            : Transactions.run(
                database,
                (connection, first) -> {
                  refused.clear();
                  return store(connection, readable, now, refused);
                });
    unreadable.addAll(refused);
    errors.add(unreadable);
    return created;
  }

  private int store(Connection connection, List<Placed> all, Instant now, List<LineError> refused)
      throws SQLException {
    Map<String, OutcomeBody> byId = new LinkedHashMap<>();
    all.forEach(placed -> byId.putIfAbsent(placed.outcome().id(), placed.outcome()));
    Set<String> strayed = strayed(connection, byId);
    strayed.forEach(byId::remove);
    Set<String> added = table.add(connection, List.copyOf(byId.values()), now);
    List<Placed> others = new ArrayList<>();
    for (Placed placed : all) {
      if (strayed.contains(placed.outcome().id())) {
        refused.add(
            new LineError(
                placed.line(),
                "outcome-conflict",
                "/supersedes names an outcome of another decision. Send that one's decisionId, or"
                    + " leave \"supersedes\" out."));
      } else {
        others.add(placed);
      }
    }
    refuse(connection, others, byId, added, refused);
    if (!added.isEmpty()) {
      Set<String> touched = new HashSet<>(added);
      touched.addAll(table.supersede(connection, added));
      table.mark(connection, touched);
      exposures.count(connection, touched);
      uses.count(connection, touched, capped());
    }
    return added.size();
  }

  /**
   * Those new ones that would correct an outcome of another decision. What is to be corrected may
   * also be told later: then nothing is known of it yet.
   */
  private Set<String> strayed(Connection connection, Map<String, OutcomeBody> byId)
      throws SQLException {
    Set<String> wanted = new HashSet<>();
    for (OutcomeBody outcome : byId.values()) {
      if (outcome.supersedes() != null) {
        wanted.add(outcome.id());
        wanted.add(outcome.supersedes());
      }
    }
    Set<String> strayed = new HashSet<>();
    if (wanted.isEmpty()) {
      return strayed;
    }
    Map<String, OutcomeBody> known = table.known(connection, wanted);
    for (OutcomeBody outcome : byId.values()) {
      OutcomeBody corrected =
          outcome.supersedes() == null
              ? null
              : known.getOrDefault(outcome.supersedes(), byId.get(outcome.supersedes()));
      if (corrected != null
          && !corrected.uuid().equals(outcome.uuid())
          && !known.containsKey(outcome.id())) {
        strayed.add(outcome.id());
      }
    }
    return strayed;
  }

  /** As the live versions declare: it is they that caps hold back. */
  private List<Capped> capped() {
    return ruleSets.live().stream()
        .flatMap(
            live ->
                live.program().ruleSet().offers().stream()
                    .flatMap(offer -> Capped.of(live.ruleSet(), offer).stream()))
        .toList();
  }

  /** Tells what was neither stored nor known already. */
  private void refuse(
      Connection connection,
      List<Placed> all,
      Map<String, OutcomeBody> byId,
      Set<String> added,
      List<LineError> refused)
      throws SQLException {
    if (added.size() == all.size()) {
      return;
    }
    Map<String, OutcomeBody> known = table.known(connection, byId.keySet());
    for (Placed placed : all) {
      OutcomeBody stored = known.get(placed.outcome().id());
      if (stored == null) {
        refused.add(
            new LineError(
                placed.line(),
                "unknown-decision",
                "/decisionId is no decision in the log. A dry run is not in it either."));
      } else if (!OutcomeTable.same(stored, placed.outcome())) {
        refused.add(
            new LineError(
                placed.line(),
                "outcome-conflict",
                "/id is known with other content. To correct it, send an outcome with an id of its"
                    + " own and \"supersedes\"."));
      }
    }
  }
}
