package io.winnow.core.rule;

import java.util.List;

/** Rules could not be evaluated for some facts: a unique table with two hits, a type error … */
public class EvaluationException extends RuntimeException {

  /** The code of the finding that rules took more than an evaluation may. */
  public static final String BUDGET_EXCEEDED = "budget-exceeded";

  private static final long serialVersionUID = 1L;

  private final transient List<Issue> issues;

  public EvaluationException(List<Issue> issues) {
    super(issues.isEmpty() ? "evaluation failed" : issues.get(0).message());
    this.issues = List.copyOf(issues);
  }

  public List<Issue> issues() {
    return issues;
  }

  /** Whether the rules took too much, rather than went wrong. */
  public boolean isBudget() {
    return issues.stream().anyMatch(issue -> issue.code().equals(BUDGET_EXCEEDED));
  }
}
