package io.winnow.draft;

import io.winnow.audit.Audit;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** A draft's way to its approval: submitted, then approved or rejected by somebody else. */
@ApplicationScoped
public class Reviews {

  private final Drafts drafts;
  private final Approvals approvals;
  private final Versions versions;
  private final Audit audit;
  private final Clock clock;

  Reviews(Drafts drafts, Approvals approvals, Versions versions, Audit audit, Clock clock) {
    this.drafts = drafts;
    this.approvals = approvals;
    this.versions = versions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Asks for approval of the files as they are.
   *
   * @throws ProblemException unknown-draft, draft-closed, stale
   */
  @Transactional
  public void submit(String ruleSet, String id, ReviewRequest request, String actor) {
    DraftEntity draft = seen(ruleSet, id, request);
    draft.state = DraftState.SUBMITTED.code();
    draft.submittedBy = actor;
    draft.submittedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    draft.reviewedBy = null;
    draft.reviewedAt = null;
    draft.reviewComment = null;
    ApprovalEntity.clear(draft.id);
    if (request.comment() != null) {
      draft.comment = request.comment();
    }
    versions.announce(ruleSet, new Bundle(drafts.files(ruleSet, id).files()));
    record(draft, "draft-submitted", request.comment(), actor);
  }

  /**
   * Agrees to exactly the files as they are; somebody else may do so, too.
   *
   * @throws ProblemException unknown-draft, draft-closed, stale, not-submitted, own-work
   */
  @Transactional
  public void approve(String ruleSet, String id, ReviewRequest request, String actor) {
    DraftEntity draft = seen(ruleSet, id, request);
    boolean another = draft.state() == DraftState.APPROVED && !approvals.approved(actor, draft);
    if (!another) {
      requireSubmitted(draft);
    }
    if (approvals.fourEyes() && approvals.wrote(actor, draft)) {
      throw new ProblemException(
          ProblemType.OWN_WORK,
          "You wrote some of it, or whoever made your key did, or wrote it with another key: somebody"
              + " else has to approve it.");
    }
    reviewed(draft, DraftState.APPROVED, request, actor);
    ApprovalEntity.add(draft.id, actor, draft.reviewedAt, request.comment());
    versions.announce(ruleSet, new Bundle(drafts.files(ruleSet, id).files()));
    record(draft, "draft-approved", request.comment(), actor);
  }

  /**
   * Does not agree; the next edit makes it a draft again.
   *
   * @throws ProblemException unknown-draft, draft-closed, stale, not-submitted; invalid-request
   *     without a comment
   */
  @Transactional
  public void reject(String ruleSet, String id, ReviewRequest request, String actor) {
    if (request.comment() == null || request.comment().isBlank()) {
      throw ProblemException.invalid(
          "missing-value", "Say why in comment: the authors need to know.", "/comment");
    }
    DraftEntity draft = submitted(ruleSet, id, request);
    reviewed(draft, DraftState.REJECTED, request, actor);
    record(draft, "draft-rejected", request.comment(), actor);
  }

  /** A draft that may be published as it is, locked against others who change it. */
  DraftEntity publishable(String ruleSet, String id, ReviewRequest request) {
    DraftEntity draft = seen(ruleSet, id, request);
    if (!approvals.fourEyes()) {
      return draft;
    }
    if (draft.state() != DraftState.APPROVED) {
      throw new ProblemException(
          ProblemType.NOT_APPROVED,
          "Its state is " + draft.state().code() + ": submit it and let somebody else approve it.");
    }
    if (approvals.approversOf(draft).isEmpty()) {
      throw new ProblemException(
          ProblemType.NOT_APPROVED,
          "Who approved it is one of its authors by now: somebody else has to.");
    }
    return draft;
  }

  private DraftEntity submitted(String ruleSet, String id, ReviewRequest request) {
    DraftEntity draft = seen(ruleSet, id, request);
    requireSubmitted(draft);
    return draft;
  }

  private static void requireSubmitted(DraftEntity draft) {
    if (draft.state() != DraftState.SUBMITTED) {
      throw new ProblemException(
          ProblemType.NOT_SUBMITTED, "Its state is " + draft.state().code() + ".");
    }
  }

  private DraftEntity seen(String ruleSet, String id, ReviewRequest request) {
    DraftEntity draft = drafts.open(ruleSet, id);
    if (request.hash() != null) {
      ETag.check(request.hash(), draft.hash);
    }
    return draft;
  }

  private void reviewed(DraftEntity draft, DraftState state, ReviewRequest request, String actor) {
    draft.state = state.code();
    draft.reviewedBy = actor;
    draft.reviewedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    draft.reviewComment = request.comment();
  }

  private void record(DraftEntity draft, String action, String comment, String actor) {
    Map<String, String> details = new HashMap<>();
    details.put("comment", comment);
    details.put("authors", String.join(", ", approvals.authorsOf(draft)));
    audit.record(actor, action, Drafts.subject(draft), draft.hash, details);
  }
}
