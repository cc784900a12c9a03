package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.engine.budget.Limits;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at the size of a DRL file before anything parses it. */
final class DrlSize {

  private static final Pattern RULE = Pattern.compile("\\brule\\b");

  private DrlSize() {}

  /** Whether it is small enough; adds an issue where it is not. */
  static boolean fits(DrlFile file, Limits.Source limits, List<Issue> issues) {
    String code = DrlText.code(file.text());
    int depth = 0;
    int line = 1;
    int since = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      if (depth > limits.nesting()) {
        return refuse(
            file,
            "budget-nesting",
            "Parentheses, brackets and braces stand within one another at most "
                + limits.nesting()
                + " deep.",
            line,
            issues);
      }
      // a condition or a consequence ends at the latest where the next rule begins
      since = depth == 0 && c == '\n' ? 0 : since + 1;
      if (since > limits.cell()) {
        return refuse(
            file,
            "budget-length",
            "A condition or line holds at most " + limits.cell() + " characters.",
            line,
            issues);
      }
    }
    if (RULE.matcher(code).results().count() > limits.rules()) {
      return refuse(
          file, "budget-rules", "A file has at most " + limits.rules() + " rules.", 0, issues);
    }
    return true;
  }

  private static boolean refuse(
      DrlFile file, String code, String message, int line, List<Issue> issues) {
    issues.add(Issue.error(code, message, DrlGuard.at(file, line)));
    return false;
  }
}
