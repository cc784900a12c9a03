package io.winnow.table;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.TableException;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import java.util.List;
import java.util.function.Supplier;

/** What callers are told when a table cannot be read or written. */
final class TableProblems {

  private TableProblems() {}

  /**
   * @throws ProblemException unknown-table, table-rejected in place of a TableException
   */
  static <T> T telling(String file, Supplier<T> work) {
    try {
      return work.get();
    } catch (TableException e) {
      List<Issue> issues = e.issues().stream().map(issue -> in(file, issue)).toList();
      Issue first = issues.get(0);
      if (first.code().equals("missing-table")) {
        throw new ProblemException(ProblemType.UNKNOWN_TABLE, first.message());
      }
      throw new ProblemException(
          ProblemType.TABLE_REJECTED, first.message(), Problems.faults(issues));
    }
  }

  /** A workbook does not know which file its table is from. */
  private static Issue in(String file, Issue issue) {
    Location at = issue.location();
    Location place =
        new Location(file, at.line(), at.column(), at.table(), at.row(), at.tableColumn());
    return new Issue(issue.code(), issue.severity(), issue.message(), place);
  }
}
