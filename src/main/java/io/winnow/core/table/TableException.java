package io.winnow.core.table;

import io.winnow.core.rule.Issue;
import java.util.List;

/** A table cannot be read, or cannot be written as asked; nothing was changed. */
public class TableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Issue> issues;

  public TableException(List<Issue> issues) {
    super(issues.get(0).message());
    this.issues = List.copyOf(issues);
  }

  public TableException(Issue issue) {
    this(List.of(issue));
  }

  /** All that stands in the way, at least one. */
  public List<Issue> issues() {
    return issues;
  }
}
