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

  private DrlNumbers() {}

  static void check(DrlFile file, PackageDescr parsed, List<Issue> issues) {
    for (RuleDescr rule : parsed.getRules()) {
      check(file, rule, rule.getLhs(), issues);
    }
  }

  private static void check(DrlFile file, RuleDescr rule, BaseDescr element, List<Issue> issues) {
    if (element instanceof PatternDescr pattern) {
      for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
        Matcher number = DECIMAL.matcher(DrlText.code(constraint.getText()));
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
