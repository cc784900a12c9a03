package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Warns of numbers in conditions that are not the decimal numbers they look like. */
final class DrlNumbers {

  private static final Pattern DECIMAL =
      Pattern.compile("(?<![\\w.$])(\\d*\\.\\d+(?:[eE][-+]?\\d+)?)[dDfF]?(?!\\w)");

  private static final Pattern EXPONENT =
      Pattern.compile("(?<![\\w$])\\.?+\\d[\\d.]*+[eE][-+]?+0*+(\\d++)");
  private static final int DIGITS = 3;
  private static final int MOST = 300;

  private DrlNumbers() {}

  /** To add one to such a number takes as many digits as its exponent says. */
  private static boolean isHuge(String code) {
    return EXPONENT
        .matcher(code)
        .results()
        .map(number -> number.group(1))
        .anyMatch(digits -> digits.length() > DIGITS || Integer.parseInt(digits) > MOST);
  }

  private static void refuse(DrlFile file, RuleDescr rule, int line, List<Issue> issues) {
    issues.add(
        Issue.error(
            "drl-number",
            "Rule '"
                + rule.getName()
                + "': the exponent of a number is between -"
                + MOST
                + " and "
                + MOST
                + ".",
            DrlGuard.at(file, line)));
  }

  static void check(DrlFile file, PackageDescr parsed, List<Issue> issues) {
    for (RuleDescr rule : parsed.getRules()) {
      if (isHuge(DrlText.code(String.valueOf(rule.getConsequence())))) {
        refuse(file, rule, rule.getConsequenceLine(), issues);
      }
      check(file, rule, rule.getLhs(), issues);
    }
  }

  private static void check(DrlFile file, RuleDescr rule, BaseDescr element, List<Issue> issues) {
    if (element instanceof PatternDescr pattern) {
      for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
        String code = DrlText.code(constraint.getText());
        if (isHuge(code)) {
          refuse(file, rule, pattern.getLine(), issues);
          continue;
        }
        Matcher number = DECIMAL.matcher(code);
        while (number.find()) {
          check(file, rule, pattern, number.group(1), issues);
        }
      }
    } else if (element instanceof ConditionalElementDescr group) {
      group.getDescrs().forEach(child -> check(file, rule, (BaseDescr) child, issues));
    }
  }

  private static void check(
      DrlFile file, RuleDescr rule, PatternDescr pattern, String number, List<Issue> issues) {
    BigDecimal written = new BigDecimal(number);
    if (new BigDecimal(written.doubleValue()).compareTo(written) != 0) {
      issues.add(
          Issue.warning(
              "binary-number",
              "Rule '"
                  + rule.getName()
                  + "': "
                  + number
                  + " is a binary number, not exactly "
                  + number
                  + ". Write "
                  + number
                  + "B, a decimal number.",
              DrlGuard.at(file, pattern.getLine())));
    }
  }
}
