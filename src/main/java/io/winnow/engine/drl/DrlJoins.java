package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule looks at that there can be many of: conclusions. The engine combines all of them with
 * all others before it knows which combinations count.
 */
final class DrlJoins {

  /** The most conclusions of any id that one rule may look at. */
  private static final int MOST = 3;

  /** The most conclusions at all, and the most ways through the {@code or}s of a rule. */
  private static final int MOST_PATTERNS = 8;

  private static final int MOST_BRANCHES = 64;

  private static final Pattern PINNED =
      Pattern.compile("^\\s*(?:id|offer)\\s*==\\s*\"([^\"\\\\]*)\"\\s*$");

  private DrlJoins() {}

  /**
   * One condition on conclusions.
   *
   * @param id null where it is about those of any id
   */
  record Condition(String type, String id) {}

  static void check(DrlFile file, RuleDescr rule, List<Issue> issues) {
    List<Condition> all = conditions(rule);
    long open = all.stream().filter(condition -> condition.id() == null).count();
    if (open > MOST || all.size() > MOST_PATTERNS) {
      issues.add(
          Issue.error(
              "drl-joins",
              "Rule '"
                  + rule.getName()
                  + "' looks at "
                  + all.size()
                  + " conclusions at once: at most "
                  + MOST_PATTERNS
                  + ", of which "
                  + MOST
                  + " without id == \"…\" or offer == \"…\".",
              DrlGuard.at(file, rule.getLine())));
    }
    if (branches(rule.getLhs()) > MOST_BRANCHES) {
      issues.add(
          Issue.error(
              "drl-joins",
              "Rule '"
                  + rule.getName()
                  + "' has more than "
                  + MOST_BRANCHES
                  + " ways through its 'or's: make it several rules.",
              DrlGuard.at(file, rule.getLine())));
    }
  }

  /** The conditions of every rule that combines conclusions with each other. */
  static List<List<Condition>> of(PackageDescr parsed) {
    return parsed.getRules().stream()
        .map(DrlJoins::conditions)
        .filter(conditions -> conditions.size() > 1)
        .toList();
  }

  private static List<Condition> conditions(RuleDescr rule) {
    List<Condition> conditions = new ArrayList<>();
    collect(rule.getLhs(), conditions);
    return conditions;
  }

  private static void collect(BaseDescr element, List<Condition> into) {
    if (element instanceof PatternDescr pattern) {
      if (DrlFile.CONCLUSIONS.contains(pattern.getObjectType())) {
        into.add(new Condition(pattern.getObjectType(), pinned(pattern)));
      }
    } else if (element instanceof ConditionalElementDescr group) {
      group.getDescrs().forEach(child -> collect((BaseDescr) child, into));
    }
  }

  private static String pinned(PatternDescr pattern) {
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      Matcher pin = PINNED.matcher(DrlText.uncommented(constraint.getText()));
      if (pin.matches()) {
        return pin.group(1);
      }
    }
    return null;
  }

  private static long branches(BaseDescr element) {
    if (!(element instanceof ConditionalElementDescr group)) {
      return 1;
    }
    long ways = group instanceof OrDescr ? 0 : 1;
    for (Object child : group.getDescrs()) {
      long of = branches((BaseDescr) child);
      ways = Math.min(group instanceof OrDescr ? ways + of : ways * of, Integer.MAX_VALUE);
    }
    return ways;
  }
}
