package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.RankedOffer;
import io.winnow.offer.CappedOffer;
import io.winnow.offer.Ledger;
import io.winnow.offer.OfferUse;
import io.winnow.offer.UsageQuestion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Decisions that are logged together and whose caller waits for the commit.
 *
 * <p>All are settled on the caller's thread as if nothing were used of any cap and there were no
 * campaigns; in the log's transaction those are settled again for which that was not so. What that
 * asks of the database is gathered on the caller's thread, too.
 */
final class Submission {

  private final List<Draft> drafts;
  private final IdempotencyKey key;
  private final DecisionJson json;

  /** Null for what is settled but once. */
  private final Answer[] unused;

  private final Answer[] answers;
  private final List<UsageQuestion> questions = new ArrayList<>();
  private final List<CampaignRules.Asked> asked = new ArrayList<>();
  private final Set<CappedOffer> totals = new HashSet<>();
  private final CompletableFuture<List<byte[]>> done = new CompletableFuture<>();

  Submission(List<Draft> drafts, IdempotencyKey key, DecisionJson json) {
    this(
        drafts.stream().map(draft -> draft.settle(CapUsage.NONE, json)).toArray(Answer[]::new),
        key,
        json);
  }

  private Submission(Answer[] unused, IdempotencyKey key, DecisionJson json) {
    this(Stream.of(unused).map(Answer::draft).toList(), unused, key, json);
  }

  private Submission(List<Draft> drafts, Answer[] unused, IdempotencyKey key, DecisionJson json) {
    this.drafts = drafts;
    this.key = key;
    this.json = json;
    this.unused = unused;
    this.answers = unused.clone();
    for (int i = 0; i < unused.length; i++) {
      Draft draft = drafts.get(i);
      if (draft.needsUsage()) {
        questions.add(draft.question());
      }
      if (draft.asked() != null) {
        asked.add(draft.asked());
      }
      if (unused[i] != null) {
        addTotals(unused[i]);
      }
    }
  }

  private void addTotals(Answer answer) {
    if (addsToTotals(answer)) {
      for (RankedOffer ranked : answer.ranked()) {
        if (OfferUse.countsAll(ranked.offer())) {
          totals.add(new CappedOffer(answer.draft().live().ruleSet(), ranked.offer().id()));
        }
      }
    }
  }

  /** One that is settled once, with what is used, and never logged. */
  static Submission dry(List<Draft> drafts, DecisionJson json) {
    Answer[] unused = new Answer[drafts.size()];
    for (int i = 0; i < unused.length; i++) {
      Draft draft = drafts.get(i);
      unused[i] = draft.isOpen() ? null : draft.settle(CapUsage.NONE, json);
    }
    return new Submission(drafts, unused, null, json);
  }

  /**
   * Itself; or in two, so that most need not wait for a lock that few want: the decisions that add
   * to a cap over all contacts, with the others about the same contacts, and the rest.
   */
  List<Submission> parts() {
    Set<String> subjects = new HashSet<>();
    List<Answer> few = new ArrayList<>();
    List<Answer> rest = new ArrayList<>();
    for (Answer answer : unused) {
      if (addsToTotals(answer)) {
        subjects.add(answer.draft().input().subject());
      }
    }
    for (Answer answer : unused) {
      boolean waits = subjects.contains(answer.draft().input().subject());
      (waits ? few : rest).add(answer);
    }
    return few.isEmpty() || rest.isEmpty()
        ? List.of(this)
        : Stream.of(few, rest)
            .map(part -> new Submission(part.toArray(Answer[]::new), null, json))
            .toList();
  }

  private static boolean addsToTotals(Answer answer) {
    if (answer.draft().dryRun()) {
      return false;
    }
    for (RankedOffer ranked : answer.ranked()) {
      if (OfferUse.countsAll(ranked.offer())) {
        return true;
      }
    }
    return false;
  }

  List<Draft> drafts() {
    return drafts;
  }

  IdempotencyKey key() {
    return key;
  }

  /** Whom a single decision is about, or null. */
  String subject() {
    return drafts.size() == 1 ? drafts.get(0).input().subject() : null;
  }

  int size() {
    return drafts.size();
  }

  boolean isOpen() {
    return !questions.isEmpty() || !asked.isEmpty();
  }

  /** The offers whose uses over all contacts it adds to, unless a cap changes what is offered. */
  Set<CappedOffer> totals() {
    return totals;
  }

  List<UsageQuestion> questions() {
    return questions;
  }

  /** The decisions under campaigns. */
  List<CampaignRules.Asked> asked() {
    return asked;
  }

  /** Settles what caps and campaigns may change, in order, each seen by those that follow. */
  void settle(Ledger ledger, CampaignRules.Terms terms) {
    for (int i = 0; i < answers.length; i++) {
      if (drafts.get(i).isOpen()) {
        answers[i] = settle(drafts.get(i), unused[i], ledger, terms);
      }
    }
  }

  private Answer settle(Draft draft, Answer without, Ledger ledger, CampaignRules.Terms terms) {
    CapUsage usage = draft.needsUsage() ? ledger.usage(draft.question()) : CapUsage.NONE;
    if (draft.asked() != null) {
      byte[] earlier = terms.earlier(draft.asked());
      if (earlier != null) {
        Answer own = without == null ? draft.settle(usage, json) : without;
        return own.repeating(earlier);
      }
      usage = usage.with(terms.holds(draft.asked(), draft.proposals().findings()));
    }
    Answer answer =
        without == null ? draft.settle(usage, json) : draft.settle(usage, without, json);
    if (!draft.dryRun()) {
      add(answer, ledger);
      if (draft.asked() != null) {
        terms.decided(draft.asked(), draft.id(), answer.offer(), answer.json());
      }
    }
    return answer;
  }

  private static void add(Answer answer, Ledger ledger) {
    Draft draft = answer.draft();
    for (RankedOffer ranked : answer.ranked()) {
      OfferUse use =
          OfferUse.ofDecision(
              draft.live().ruleSet(),
              ranked.offer(),
              draft.input().subject(),
              draft.proposals().facts().at(),
              draft.id());
      if (use != null) {
        ledger.add(use);
      }
    }
  }

  List<Answer> toLog() {
    List<Answer> logged = new ArrayList<>(answers.length);
    for (Answer answer : answers) {
      if (!answer.draft().dryRun() && !answer.repeat()) {
        logged.add(answer);
      }
    }
    return logged;
  }

  List<Answer> answers() {
    return List.of(answers);
  }

  /** The first answer as text; a submission with a key has one. */
  String text() {
    return new String(answers[0].json(), StandardCharsets.UTF_8);
  }

  CompletableFuture<List<byte[]>> done() {
    return done;
  }

  void complete() {
    List<byte[]> results = new ArrayList<>(answers.length);
    for (Answer answer : answers) {
      results.add(answer.json());
    }
    done.complete(results);
  }
}
