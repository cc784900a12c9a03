package io.winnow.core.rule;

import java.util.List;

/** What came of compiling a rule set; issues are sorted. */
public sealed interface CompileResult {

  List<Issue> issues();

  /**
   * @param issues warnings and infos only
   */
  record Compiled(RuleProgram program, List<Issue> issues) implements CompileResult {
    public Compiled {
      issues = issues.stream().sorted().toList();
    }
  }

  /**
   * @param issues holds at least one error
   */
  record Rejected(List<Issue> issues) implements CompileResult {
    public Rejected {
      issues = issues.stream().sorted().toList();
    }
  }
}
