package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.engine.budget.Limits;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at the size of a DRL file before anything parses it. */
final class DrlSize {

  /**
   * The library's parser tries each parenthesis as two things, so that its time doubles with each
   * level: 12 levels take two seconds.
   */
  private static final int MOST_LEVELS = 10;

  private static final int FREE_LEVELS = 4;
  private static final int MOST_TRIES = 4_096;

  private static final Pattern RULE = Pattern.compile("\\brule\\b");

  private DrlSize() {}

  /**
   * Whether it is small enough; adds an issue where it is not.
   *
   * @param before rules of the files before it
   */
  static boolean fits(DrlFile file, int before, Limits.Source limits, List<Issue> issues) {
    for (DrlText.Hidden hidden : DrlText.hidden(file.text())) {
      if (hidden.isText() && hidden.end() - hidden.start() > limits.cell()) {
        int line = (int) file.text().substring(0, hidden.start()).lines().count();
        return refuse(
            file,
            "budget-length",
            "A text holds at most " + limits.cell() + " characters.",
            line,
            issues);
      }
    }
    String code = DrlText.code(file.text());
    int most = Math.min(MOST_LEVELS, limits.nesting());
    int depth = 0;
    boolean opened = false;
    int tries = 0;
    int line = 1;
    int since = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
        opened = true;
      } else if (c == ')' || c == ']' || c == '}') {
        tries += opened && depth > FREE_LEVELS ? 1 << depth : 0;
        opened = false;
        depth--;
      }
      if (depth > most || tries > MOST_TRIES) {
        return refuse(
            file,
            "budget-nesting",
            depth > most
                ? "Parentheses, brackets and braces stand within one another at most "
                    + most
                    + " deep."
                : "The file has too many conditions with parentheses more than "
                    + FREE_LEVELS
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
    if (before + rules(file) > limits.rules()) {
      return refuse(
          file,
          "budget-rules",
          "A rule set has at most " + limits.rules() + " rules of DRL and spreadsheets.",
          0,
          issues);
    }
    return true;
  }

  static int rules(DrlFile file) {
    return (int) RULE.matcher(DrlText.code(file.text())).results().count();
  }

  /** Asked before anything looks at the text; adds an issue where it is too long. */
  static boolean isShort(String path, String drl, Limits.Source limits, List<Issue> issues) {
    if (drl.length() <= limits.drl()) {
      return true;
    }
    issues.add(
        Issue.error(
            "budget-length",
            "A file of rules, or what a spreadsheet stands for, holds at most "
                + limits.drl()
                + " characters.",
            Location.file(path)));
    return false;
  }

  private static boolean refuse(
      DrlFile file, String code, String message, int line, List<Issue> issues) {
    issues.add(Issue.error(code, message, DrlGuard.at(file, line)));
    return false;
  }
}
