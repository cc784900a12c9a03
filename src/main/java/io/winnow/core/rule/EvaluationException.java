package io.winnow.core.rule;

import java.util.List;

/** Rules could not be evaluated for some facts: a unique table with two hits, a type error … */
public class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Issue> issues;

  public EvaluationException(List<Issue> issues) {
    super(issues.isEmpty() ? "evaluation failed" : issues.get(0).message());
    this.issues = List.copyOf(issues);
  }

  public List<Issue> issues() {
    return issues;
  }
}
