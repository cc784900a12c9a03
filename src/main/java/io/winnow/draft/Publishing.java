package io.winnow.draft;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Prepared;
import io.winnow.ruleset.Published;
import io.winnow.ruleset.Release;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/**
 * Makes a version of a draft: compile and check aside, then number, live version, audit entry and
 * the draft's end in one transaction, then swap. Whatever fails leaves everything as it was.
 */
@ApplicationScoped
public class Publishing {

  private final Drafts drafts;
  private final Reviews reviews;
  private final Approvals approvals;
  private final Versions versions;
  private final RuleSets ruleSets;
  private final Instance<PublishGate> gates;
  private final ExecutorService threads;

  Publishing(
      Drafts drafts,
      Reviews reviews,
      Approvals approvals,
      Versions versions,
      RuleSets ruleSets,
      @Any Instance<PublishGate> gates,
      ExecutorService threads) {
    this.drafts = drafts;
    this.reviews = reviews;
    this.approvals = approvals;
    this.versions = versions;
    this.ruleSets = ruleSets;
    this.gates = gates;
    this.threads = threads;
  }

  /**
   * Publishes; returns as soon as it is clear that the draft may be, and compiles on.
   *
   * @return fails with ProblemException rules-rejected with all findings, stale where somebody
   *     edited the draft meanwhile
   * @throws ProblemException unknown-draft, draft-closed, not-approved, stale, impact-missing,
   *     second-approval-needed
   */
  public CompletionStage<Published> publish(
      String ruleSet, String id, ReviewRequest request, String actor) {
    Bundle files =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  reviews.publishable(ruleSet, id, request);
                  return new Bundle(drafts.files(ruleSet, id).files());
                });
    // a transaction of its own: an objection stays in the audit log though nothing comes of it
    ProblemException objection =
        QuarkusTransaction.requiringNew()
            .call(() -> approvals.toldObjection(reviews.publishable(ruleSet, id, request), actor));
    if (objection != null) {
      throw objection;
    }
    CompletableFuture<Prepared> compiled = versions.prepare(ruleSet, files);
    return passed(ruleSet, files)
        .thenCombine(compiled, (all, prepared) -> prepared)
        .thenApplyAsync(
            prepared -> {
              Published published =
                  QuarkusTransaction.requiringNew()
                      .call(() -> commit(prepared, id, request, actor));
              ruleSets.sync();
              return published;
            },
            threads);
  }

  /** Told first where compiling fails, too: a check tells more than a compiler. */
  private CompletableFuture<Void> passed(String ruleSet, Bundle files) {
    return CompletableFuture.allOf(
        gates.stream()
            .map(gate -> gate.pass(ruleSet, files).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private Published commit(Prepared prepared, String id, ReviewRequest request, String actor) {
    DraftEntity draft = reviews.publishable(prepared.ruleSet(), id, request);
    ETag.check(prepared.hash(), draft.hash);
    ApprovalPolicy.Ruling ruling = approvals.ruling(draft);
    ProblemException objection = approvals.objection(draft, ruling);
    if (objection != null) {
      throw objection; // another version is live by now
    }
    String approvers = String.join(", ", approvals.approversOf(draft));
    String comment = request.comment() == null ? draft.comment : request.comment();
    Map<String, String> details = new HashMap<>(ruling.details());
    details.put("draft", id);
    details.put("authors", String.join(", ", approvals.authorsOf(draft)));
    Published published =
        versions.publish(
            prepared,
            new Release(
                actor, approvers.isEmpty() ? null : approvers, comment, request.effectiveAt()),
            details);
    draft.state = DraftState.PUBLISHED.code();
    draft.version = published.version();
    return published;
  }
}
