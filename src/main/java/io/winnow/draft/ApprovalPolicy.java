package io.winnow.draft;

import java.util.List;
import java.util.Map;

/**
 * Says whether one approval is enough for a draft. Features above this one implement it; it works
 * in the caller's transaction.
 */
public interface ApprovalPolicy {

  /**
   * @param hash of the draft's files
   * @throws io.winnow.platform.problem.ProblemException what must be known for that is not
   */
  Ruling rule(String ruleSet, String draft, String hash);

  /**
   * @param concerns why a second person has to approve, in words; empty: nobody has to
   * @param details for the audit log; empty: there is nothing to tell
   */
  record Ruling(List<String> concerns, Map<String, String> details) {
    public Ruling {
      concerns = List.copyOf(concerns);
      details = Map.copyOf(details);
    }
  }
}
