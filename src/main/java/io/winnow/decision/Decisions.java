package io.winnow.decision;

import io.winnow.offer.OfferUses;
import io.winnow.platform.database.Patience;
import io.winnow.platform.http.Parameters;
import io.winnow.platform.http.TimeCursor;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.LiveVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** The door to decisions: makes them, and finds those that were made. */
@ApplicationScoped
public class Decisions {

  private static final Duration BATCH_PATIENCE = Duration.ofMinutes(1);

  private final Drafts drafts;
  private final DecisionLog log;
  private final DecisionTable table;
  private final DecisionJson json;
  private final DecisionConfig config;
  private final IdempotencyKeys keys;
  private final OfferUses uses;
  private final CampaignRules campaigns;
  private final DataSource database;
  private final Clock clock;

  Decisions(
      Drafts drafts,
      DecisionLog log,
      DecisionTable table,
      DecisionJson json,
      DecisionConfig config,
      IdempotencyKeys keys,
      OfferUses uses,
      CampaignRules campaigns,
      DataSource database,
      Clock clock) {
    this.drafts = drafts;
    this.log = log;
    this.table = table;
    this.json = json;
    this.config = config;
    this.keys = keys;
    this.uses = uses;
    this.campaigns = campaigns;
    this.database = database;
    this.clock = clock;
  }

  /** Now, to the millisecond. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Decides about one request. The future completes with the answer's bytes once the decision is
   * durable, or with what {@code Problems} has a problem for.
   *
   * @param key null: a repeat is a new request
   */
  CompletableFuture<byte[]> decide(DecisionRequest request, IdempotencyKey key) {
    if (key != null) {
      IdempotencyKeys.Kept kept = kept(key);
      if (kept != null) {
        return CompletableFuture.completedFuture(
            kept.answerTo(key).getBytes(StandardCharsets.UTF_8));
      }
    }
    Draft draft = drafts.draft(request, Defaults.at(now()));
    if (draft.dryRun() && key == null) {
      return CompletableFuture.completedFuture(dryRun(List.of(draft)).get(0).json());
    }
    return log.append(new Submission(List.of(draft), key, json), config.log().patience())
        .thenApply(answers -> answers.get(0));
  }

  /**
   * Decides with rules that are not live, or not yet, and leaves no trace.
   *
   * @param body a request as of a decision; its rule set and version do not count, and it tells
   *     everything unless it says otherwise
   * @return the answer's bytes
   */
  public byte[] tryOut(byte[] body, LiveVersion version) throws IOException {
    DecisionRequest asked = json.request(body, 0, body.length);
    return dryRun(List.of(drafts.tryOut(asked, version, now()))).get(0).json();
  }

  /** Settles drafts with the caps as they are used now, and leaves no trace. */
  List<Answer> dryRun(List<Draft> some) {
    Submission submission = Submission.dry(some, json);
    if (submission.isOpen()) {
      try (Connection connection = database.getConnection()) {
        Patience.of(
            connection,
            Patience.SHORT,
            () -> {
              submission.settle(
                  uses.read(connection, submission.questions()),
                  campaigns.read(connection, submission.asked(), false));
              return null;
            });
      } catch (SQLException e) {
        throw ProblemException.databaseAway();
      }
    }
    return submission.answers();
  }

  /** Drafts on their way into the log. */
  record Logging(List<Draft> drafts, CompletableFuture<List<Answer>> answers) {}

  /** Logs drafts of a batch; waits longer for a place, since its reader waits in turn. */
  CompletableFuture<List<Answer>> log(List<Draft> some) {
    return logged(new Submission(some, null, json));
  }

  /** As {@link #log}, those that hold others up apart. */
  List<Logging> logInParts(List<Draft> some) {
    return new Submission(some, null, json)
        .parts().stream().map(part -> new Logging(part.drafts(), logged(part))).toList();
  }

  private CompletableFuture<List<Answer>> logged(Submission part) {
    try {
      return log.append(part, BATCH_PATIENCE).thenApply(done -> part.answers());
    } catch (ProblemException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * A decision from the log.
   *
   * @throws ProblemException unknown-decision
   */
  DecisionTable.Logged find(String id) {
    UUID uuid = DecisionIds.parse(id);
    try (Connection connection = database.getConnection()) {
      DecisionTable.Logged logged = table.find(connection, uuid);
      if (logged == null) {
        throw DecisionIds.unknown(id);
      }
      return logged;
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  /** Logged decisions about a contact, latest first; none where nobody knows it. */
  List<PastPage.Past> past(String contact, TimeCursor cursor, int limit) {
    String id = Parameters.text("id", contact);
    try (Connection connection = database.getConnection()) {
      return table.before(connection, id, cursor, limit);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  /** Decides again what the log has: from its input, clock, version and cap usage. */
  Replay replay(String id) {
    DecisionTable.Logged logged = find(id);
    DecisionRequest input = json.input(logged.input());
    Draft again = drafts.again(logged.id(), input, logged.assigned());
    return Replay.of(logged.result(), again.settle(json.usage(logged), json).json(), json.mapper());
  }

  /**
   * The answer to a logged decision with everything that led to it, however much was asked for
   * then.
   *
   * @throws ProblemException unknown-decision
   */
  byte[] explanation(String id) {
    DecisionTable.Logged logged = find(id);
    DecisionRequest input = json.input(logged.input()).with(Explain.FULL);
    return drafts
        .again(logged.id(), input, logged.assigned())
        .settle(json.usage(logged), json)
        .json();
  }

  /**
   * The text of a scenario that shows what was decided, without the person's data.
   *
   * @throws ProblemException unknown-decision, scenario-not-possible
   */
  String scenario(String id) {
    DecisionTable.Logged logged = find(id);
    Draft again =
        drafts.again(
            logged.id(), json.input(logged.input()).with(Explain.REASONS), logged.assigned());
    return DecisionScenario.of(again, json.usage(logged));
  }

  private IdempotencyKeys.Kept kept(IdempotencyKey key) {
    try {
      return keys.find(key);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }
}
