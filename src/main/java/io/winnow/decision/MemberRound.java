package io.winnow.decision;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.LiveVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Decides about stored contacts under a campaign, some at a time. Safe for several threads. */
public final class MemberRound {

  private final Batches batches;
  private final BatchWork work;
  private final ContextBody context;
  private final Instant at;

  MemberRound(Batches batches, BatchWork work, ContextBody context, Instant at) {
    this.batches = batches;
    this.work = work;
    this.context = context;
    this.at = at;
  }

  /** The instant that all decisions are about. */
  public Instant at() {
    return at;
  }

  /**
   * Decides about those who belong to the campaign. The future completes, by contact, once the
   * decisions are durable. Who was decided about as a member before gets the earlier decision, also
   * where somebody else makes it at the same time. Ids that are not stored are left out.
   *
   * @param belongs tells by the segments that a contact is in
   */
  public CompletableFuture<Map<String, MemberDecision>> decide(
      List<String> ids, Predicate<Set<String>> belongs) {
    return batches.start(() -> run(ids, belongs));
  }

  private CompletableFuture<Map<String, MemberDecision>> run(
      List<String> ids, Predicate<Set<String>> belongs) {
    Map<String, MemberDecision> decided = new ConcurrentHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    List<DecisionRequest> requests = ids.stream().map(this::request).map(work::checked).toList();
    Subjects.Known known = work.load(requests);
    List<DecisionRequest> stored = requests.stream().filter(known::has).toList();
    Each<Draft> each = work.drafts(stored, known);
    for (int i = 0; i < stored.size(); i++) {
      DecisionRequest request = stored.get(i);
      try {
        Draft draft = each.get(i);
        if (belongs.test(segments(draft, work.course(request).live()))) {
          drafts.add(draft.ofMember());
        }
      } catch (RuntimeException e) {
        put(decided, request.contactId(), null, Problems.of(e));
      }
    }
    return settle(drafts, decided).thenApply(done -> decided);
  }

  private CompletableFuture<Void> settle(List<Draft> drafts, Map<String, MemberDecision> decided) {
    try {
      if (drafts.isEmpty() || drafts.get(0).dryRun()) {
        take(drafts, drafts.isEmpty() ? List.of() : work.dryRun(drafts), null, decided);
        return CompletableFuture.completedFuture(null);
      }
      return CompletableFuture.allOf(
          work.logInParts(drafts).stream()
              .map(
                  part ->
                      part.answers()
                          .handle(
                              (answers, failure) -> {
                                take(part.drafts(), answers, failure, decided);
                                return null;
                              }))
              .toArray(CompletableFuture[]::new));
    } catch (RuntimeException e) {
      take(drafts, null, e, decided);
      return CompletableFuture.completedFuture(null);
    }
  }

  private static void take(
      List<Draft> drafts,
      List<Answer> answers,
      Throwable failure,
      Map<String, MemberDecision> decided) {
    Problem problem = failure == null ? null : Problems.of(failure);
    for (int i = 0; i < drafts.size(); i++) {
      byte[] json = problem == null ? answers.get(i).json() : null;
      put(decided, drafts.get(i).input().subject(), json, problem);
    }
  }

  private DecisionRequest request(String id) {
    return new DecisionRequest(
        null, id, null, null, null, null, context, null, null, null, null, null);
  }

  /**
   * By the live version, so that the variants of an experiment have the same members.
   *
   * @throws RuntimeException it cannot be evaluated for the contact
   */
  private static Set<String> segments(Draft draft, LiveVersion live) {
    List<String> segments = draft.segments();
    if (segments != null) {
      return Set.copyOf(segments);
    }
    live.decider().propose(draft.proposals().facts(), Detail.NONE);
    throw new IllegalStateException("the live version cannot tell the segments");
  }

  private static void put(
      Map<String, MemberDecision> into, String contact, byte[] json, Problem problem) {
    into.put(contact, new MemberDecision(contact, json, problem));
  }
}
