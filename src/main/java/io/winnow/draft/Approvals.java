package io.winnow.draft;

import io.winnow.audit.Audit;
import io.winnow.draft.ApprovalPolicy.Ruling;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who approved a draft, and whether that is enough. Works in the caller's transaction. */
@ApplicationScoped
class Approvals {

  private static final int TWO = 2;

  private final Authors authors;
  private final Persons persons;
  private final ApprovalConfig config;
  private final Instance<ApprovalPolicy> policies;
  private final Audit audit;

  Approvals(
      Authors authors,
      Persons persons,
      ApprovalConfig config,
      @Any Instance<ApprovalPolicy> policies,
      Audit audit) {
    this.authors = authors;
    this.persons = persons;
    this.config = config;
    this.policies = policies;
    this.audit = audit;
  }

  /** Everybody who had a hand in the files; who began the draft where nobody had. */
  List<String> authorsOf(DraftEntity draft) {
    List<String> known = authors.of(draft.ruleSet, draft.hash);
    return known.isEmpty() ? List.of(draft.author) : known;
  }

  /** Whether that caller, or the person behind it, had a hand in the files. */
  boolean wrote(String actor, DraftEntity draft) {
    return persons.isOneOf(actor, authorsOf(draft));
  }

  /** Whether that caller, or the person behind it, has approved it already. */
  boolean approved(String actor, DraftEntity draft) {
    return persons.isOneOf(
        actor, ApprovalEntity.of(draft.id).stream().map(row -> row.id.approver()).toList());
  }

  /**
   * Who approved it and is not one of its authors: somebody may have written the same since. Each
   * person once.
   */
  List<String> approversOf(DraftEntity draft) {
    return persons.distinct(
        ApprovalEntity.of(draft.id).stream()
            .map(row -> row.id.approver())
            .filter(approver -> !wrote(approver, draft))
            .toList());
  }

  boolean fourEyes() {
    return config.mode() == ApprovalConfig.Mode.FOUR_EYES;
  }

  /** What all policies say about publishing it. */
  Ruling ruling(DraftEntity draft) {
    List<String> concerns = new ArrayList<>();
    Map<String, String> details = new TreeMap<>();
    for (ApprovalPolicy policy : policies) {
      Ruling one = policy.rule(draft.ruleSet, draft.id.toString(), draft.hash);
      concerns.addAll(one.concerns());
      details.putAll(one.details());
    }
    if (!concerns.isEmpty()) {
      details.put("concerns", String.join(" ", concerns));
    }
    return new Ruling(concerns, details);
  }

  /** Why it may not be published yet, in spite of one approval; null: it may. */
  ProblemException objection(DraftEntity draft, Ruling ruling) {
    return ruling.concerns().isEmpty() || !fourEyes() || approversOf(draft).size() >= TWO
        ? null
        : new ProblemException(
            ProblemType.SECOND_APPROVAL_NEEDED,
            "Another person, who wrote nothing of it, has to approve it, too: "
                + String.join(" ", ruling.concerns()));
  }

  /** The same; an objection is told to the audit log. */
  ProblemException toldObjection(DraftEntity draft, String actor) {
    Ruling ruling = ruling(draft);
    ProblemException objection = objection(draft, ruling);
    if (objection != null) {
      audit.record(actor, "publish-stopped", Drafts.subject(draft), draft.hash, ruling.details());
    }
    return objection;
  }
}
