package io.winnow.decision;

import io.winnow.experiment.Exposed;
import io.winnow.experiment.Exposures;
import io.winnow.offer.CappedOffer;
import io.winnow.offer.Ledger;
import io.winnow.offer.OfferUses;
import io.winnow.offer.UsageQuestion;
import io.winnow.platform.database.Exchange;
import io.winnow.platform.database.Patience;
import io.winnow.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Settles and writes a group of submissions in one transaction. Only when it has committed does
 * anybody hear of it: an answer that was given is in the log, and its cap uses with it.
 */
@Singleton
class LogTransaction {

  private static final Logger LOG = Logger.getLogger(LogTransaction.class);

  private final DataSource database;
  private final OfferUses uses;
  private final CampaignRules campaigns;
  private final IdempotencyKeys keys;
  private final DecisionTable table;
  private final Exposures exposures;
  private final DecisionMeters meters;
  private final Onlooker onlooker;
  private final int patienceMillis;
  private final ExecutorService tellers;

  LogTransaction(
      DataSource database,
      OfferUses uses,
      CampaignRules campaigns,
      IdempotencyKeys keys,
      DecisionTable table,
      Exposures exposures,
      DecisionMeters meters,
      Onlooker onlooker,
      DecisionConfig config) {
    this.database = database;
    this.uses = uses;
    this.campaigns = campaigns;
    this.keys = keys;
    this.table = table;
    this.exposures = exposures;
    this.meters = meters;
    this.onlooker = onlooker;
    this.patienceMillis = Math.toIntExact(config.log().statementPatience().toMillis());
    this.tellers =
        Executors.newFixedThreadPool(config.log().lanes(), Threads.named("winnow-log-answers-"));
  }

  @PreDestroy
  void stop() {
    tellers.shutdown();
  }

  /**
   * Writes the group and has its submissions completed, by another thread: this one has the next
   * group to write.
   *
   * @throws SQLException nothing was acknowledged; the transaction was rolled back, or, when the
   *     connection broke during the commit, may have been committed
   */
  void run(List<Submission> group) throws SQLException {
    long start = System.nanoTime();
    Group settled = null;
    try (Connection connection = database.getConnection()) {
      // everybody waits behind a group, and a campaign tool not as long as a report
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, patienceMillis == 0 ? usual : left(start));
      connection.setAutoCommit(false);
      try {
        settled = settleAndCommit(connection, group);
        connection.setNetworkTimeout(Runnable::run, usual);
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        Patience.giveBack(connection, usual, e);
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      if (settled == null) {
        throw e;
      }
      // what failed came after the commit: that is done and shall be told
      LOG.warnf("event=log-connection-broken after=commit error=%s", e.getClass().getName());
    }
    Group done = settled;
    tellers.execute(() -> tell(done));
  }

  private void tell(Group settled) {
    for (Submission submission : settled.fresh) {
      try {
        meters.decided(submission.answers());
      } catch (RuntimeException e) {
        LOG.error("event=decisions-not-counted", e); // the answer does not hang on that
      }
      submission.complete();
    }
    settled.repeats.forEach(LogTransaction::repeat);
    settled.fresh.forEach(submission -> submission.toLog().forEach(this::show));
  }

  private void show(Answer answer) {
    Draft draft = answer.draft();
    if (onlooker.looksAt(draft.live().ruleSet())) {
      onlooker.saw(
          new Onlooker.Seen(
              draft.id(),
              draft.live(),
              draft.assigned() != null,
              draft.proposals(),
              answer.usage(),
              answer.decision(),
              draft.input().count()));
    }
  }

  /** In milliseconds: what waiting for the connection has not used up. */
  private int left(long start) {
    long used = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return (int) Math.max(1, patienceMillis - used);
  }

  /** Who is answered anew, and who gets what is kept. */
  private record Group(List<Submission> fresh, Map<Submission, IdempotencyKeys.Kept> repeats) {}

  private Group settleAndCommit(Connection connection, List<Submission> group) throws SQLException {
    Set<CappedOffer> totals = new HashSet<>();
    group.forEach(submission -> totals.addAll(submission.totals()));
    while (true) {
      Group parts = withoutRepeats(connection, group);
      List<UsageQuestion> questions = new ArrayList<>();
      parts.fresh.forEach(submission -> questions.addAll(submission.questions()));
      Ledger ledger = uses.lock(connection, questions, totals);
      // after the locks of the ledger: one order everywhere, or groups could wait for each other
      CampaignRules.Terms terms = terms(connection, parts.fresh);
      parts.fresh.forEach(submission -> submission.settle(ledger, terms));
      if (ledger.unlocked().isEmpty()) {
        return writeAndCommit(connection, group, parts, ledger, terms);
      }
      // A cap has turned a decision to an offer that nobody expected. Locks are taken in one order,
      // so all of them anew.
      totals.addAll(ledger.unlocked());
      connection.rollback();
    }
  }

  private CampaignRules.Terms terms(Connection connection, List<Submission> fresh)
      throws SQLException {
    List<CampaignRules.Asked> asked = new ArrayList<>();
    fresh.forEach(submission -> asked.addAll(submission.asked()));
    return asked.isEmpty() ? CampaignRules.Terms.NONE : campaigns.read(connection, asked, true);
  }

  private Group writeAndCommit(
      Connection connection,
      List<Submission> group,
      Group parts,
      Ledger ledger,
      CampaignRules.Terms terms)
      throws SQLException {
    List<Answer> rows = new ArrayList<>();
    Map<IdempotencyKey, String> answers = new LinkedHashMap<>();
    for (Submission submission : parts.fresh) {
      rows.addAll(submission.toLog());
      if (submission.key() != null) {
        answers.put(submission.key(), submission.text());
      }
    }
    Exchange exchange = new Exchange();
    table.add(rows, exchange);
    exposures.write(exposed(rows), exchange);
    uses.write(ledger, exchange);
    terms.write(exchange);
    keys.write(answers, exchange);
    exchange.statement("commit").execute(connection);
    Map<Submission, IdempotencyKeys.Kept> repeats = new LinkedHashMap<>(parts.repeats);
    // Repeats within the group wait for the first of their key, which has only now been settled.
    Map<String, Submission> first = new HashMap<>();
    for (Submission submission : parts.fresh) {
      if (submission.key() != null) {
        first.put(submission.key().key(), submission);
      }
    }
    for (Submission submission : group) {
      Submission other = submission.key() == null ? null : first.get(submission.key().key());
      if (other != null && other != submission) {
        repeats.put(submission, new IdempotencyKeys.Kept(other.key().bodyHash(), other.text()));
      }
    }
    return new Group(parts.fresh, repeats);
  }

  private static List<Exposed> exposed(List<Answer> rows) {
    List<Exposed> exposed = new ArrayList<>();
    for (Answer answer : rows) {
      Exposed one = answer.exposed();
      if (one != null) {
        exposed.add(one);
      }
    }
    return exposed;
  }

  private Group withoutRepeats(Connection connection, List<Submission> group) throws SQLException {
    TreeSet<String> wanted = new TreeSet<>();
    for (Submission submission : group) {
      if (submission.key() != null) {
        wanted.add(submission.key().key());
      }
    }
    if (wanted.isEmpty()) {
      return new Group(group, Map.of());
    }
    Map<String, IdempotencyKeys.Kept> known = keys.lock(connection, wanted);
    List<Submission> fresh = new ArrayList<>();
    Map<Submission, IdempotencyKeys.Kept> repeats = new LinkedHashMap<>();
    TreeSet<String> seen = new TreeSet<>();
    for (Submission submission : group) {
      String key = submission.key() == null ? null : submission.key().key();
      if (key != null && known.containsKey(key)) {
        repeats.put(submission, known.get(key));
      } else if (key == null || seen.add(key)) {
        fresh.add(submission);
      }
    }
    return new Group(fresh, repeats);
  }

  private static void repeat(Submission submission, IdempotencyKeys.Kept kept) {
    try {
      String answer = kept.answerTo(submission.key());
      submission.done().complete(List.of(answer.getBytes(StandardCharsets.UTF_8)));
    } catch (ProblemException reused) {
      submission.done().completeExceptionally(reused);
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
