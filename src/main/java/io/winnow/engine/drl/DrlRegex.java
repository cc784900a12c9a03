package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.engine.feel.Regex;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Takes {@code matches} in conditions away from the library, whose patterns may try for ever. What
 * an author writes as {@code country matches "A.*"} is compiled as a call of our own.
 */
final class DrlRegex {

  private static final Pattern MATCHES =
      Pattern.compile(
          // never goes back, and begins at the first name of a path: it reads each character once
          "(?<![\\w$.])([A-Za-z_$][\\w$]*+(?:\\.[A-Za-z_]\\w*+)*+"
              + "(?:\\s*+\\[\\s*+\"[^\"]*+\"\\s*+\\])?+)"
              + "\\s++(not\\s++)?+matches\\s++(\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")");
  private static final Pattern WORD = Pattern.compile("\\bmatches\\b");

  private DrlRegex() {}

  /** Every pattern has to be a text that can be used. */
  static void check(DrlFile file, RuleDescr rule, PatternDescr pattern, List<Issue> issues) {
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      String code = DrlText.uncommented(constraint.getText());
      Matcher matches = MATCHES.matcher(code);
      while (matches.find()) {
        String fault = Regex.fault(unquoted(matches.group(3)), null);
        if (fault != null) {
          refuse(file, rule, pattern, fault, issues);
        }
      }
      String rest = DrlText.code(MATCHES.matcher(code).replaceAll(""));
      if (WORD.matcher(rest).find()) {
        refuse(
            file,
            rule,
            pattern,
            "write 'matches' with a property before it and a text after it: country matches \"A.*\"",
            issues);
      }
    }
  }

  private static void refuse(
      DrlFile file, RuleDescr rule, PatternDescr pattern, String what, List<Issue> issues) {
    int line = pattern.getLine() > 0 ? pattern.getLine() : rule.getLine();
    issues.add(
        Issue.error(
            "drl-regex", "Rule '" + rule.getName() + "': " + what + ".", DrlGuard.at(file, line)));
  }

  /** The text as it is compiled, line for line. */
  static String compiled(String source) {
    if (!WORD.matcher(source).find()) {
      return source;
    }
    // a comment between a property and its pattern must not hide that they belong together
    String drl = DrlText.blanked(source);
    StringBuilder made = new StringBuilder();
    Matcher matches = MATCHES.matcher(drl);
    List<DrlText.Hidden> hidden = DrlText.hidden(drl);
    int next = 0;
    while (matches.find()) {
      int start = matches.start();
      while (next < hidden.size() && hidden.get(next).end() <= start) {
        next++;
      }
      boolean code = next == hidden.size() || start < hidden.get(next).start();
      String call =
          (matches.group(2) == null ? "" : "!")
              + "io.winnow.engine.fact.Text.matches("
              + matches.group(1)
              + ", "
              + matches.group(3)
              + ")";
      matches.appendReplacement(made, Matcher.quoteReplacement(code ? call : matches.group()));
    }
    return matches.appendTail(made).toString();
  }

  private static String unquoted(String literal) {
    return literal
        .substring(1, literal.length() - 1)
        .replace("\\\\", "\0")
        .replace("\\", "")
        .replace('\0', '\\');
  }
}
