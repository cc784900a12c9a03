package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.engine.FactPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Conditions may match facts and compare their properties; they may not call anything. */
final class DrlConditions {

  private static final Pattern CALL = Pattern.compile("(?<![\\w$])([A-Za-z_$][\\w$]*+)\\s*+\\(");
  private static final Pattern CODE =
      Pattern.compile("\\b(new|class|instanceof|eval|getClass)\\b|#|!\\.|@");
  private static final Pattern WAY_INTO = Pattern.compile("(?:^|[:=,(])\\s*\\??/");
  private static final Pattern ROOT = Pattern.compile("(?<![\\w$.])([A-Za-z_]\\w*+)\\s*+\\.");
  private static final Pattern BOUND = Pattern.compile("(?<!\\w)([A-Za-z_]\\w*+)\\s*+:");
  private static final Set<String> WORDS = Set.of("in", "and", "or", "not");
  private static final Set<String> OF_CONCLUSIONS = Set.of("id", "offer", "score", "reason");

  private DrlConditions() {}

  static void check(DrlFile file, RuleDescr rule, List<Issue> issues) {
    check(file, rule, rule.getLhs(), issues);
  }

  private static void check(DrlFile file, RuleDescr rule, BaseDescr element, List<Issue> issues) {
    if (element instanceof PatternDescr pattern) {
      pattern(file, rule, pattern, issues);
    } else if (element instanceof AndDescr
        || element instanceof OrDescr
        || element instanceof NotDescr
        || element instanceof ExistsDescr) {
      ((ConditionalElementDescr) element)
          .getDescrs()
          .forEach(child -> check(file, rule, (BaseDescr) child, issues));
    } else {
      refuse(
          file,
          rule,
          "'"
              + element.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT)
              + "' is refused",
          element,
          issues);
    }
  }

  private static void pattern(
      DrlFile file, RuleDescr rule, PatternDescr pattern, List<Issue> issues) {
    if (!pattern.getAnnotations().isEmpty()) {
      refuse(file, rule, "annotations of a condition are refused", pattern, issues);
    }
    if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty()) {
      refuse(file, rule, "'from' and windows are refused", pattern, issues);
    }
    String type = pattern.getObjectType();
    if (!DrlFile.FACTS.contains(type) && !DrlFile.CONCLUSIONS.contains(type)) {
      refuse(file, rule, "there is no fact '" + type + "'", pattern, issues);
    }
    DrlRegex.check(file, rule, pattern, issues);
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      String code = DrlText.code(constraint.getText());
      Matcher call = CALL.matcher(code);
      while (call.find()) {
        if (!WORDS.contains(call.group(1))) {
          refuse(file, rule, "'" + call.group(1) + "(…)' is refused", pattern, issues);
        }
      }
      if (CODE.matcher(code).find()
          || WAY_INTO.matcher(code).find()
          || reachesElsewhere(type, code)) {
        refuse(file, rule, "'" + constraint.getText() + "' is refused", pattern, issues);
      }
    }
  }

  /** A dotted path may begin at the fact itself or at a variable, not at a class. */
  private static boolean reachesElsewhere(String type, String code) {
    Set<String> bound =
        BOUND.matcher(code).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Matcher root = ROOT.matcher(code);
    while (root.find()) {
      String name = root.group(1);
      boolean own =
          name.equals("this")
              || OF_CONCLUSIONS.contains(name)
              || new FactPath(type.toLowerCase(Locale.ROOT), name, null).exists()
              || bound.contains(name);
      if (!own) {
        return true;
      }
    }
    return false;
  }

  private static void refuse(
      DrlFile file, RuleDescr rule, String what, BaseDescr element, List<Issue> issues) {
    int line = element.getLine() > 0 ? element.getLine() : rule.getLine();
    issues.add(
        Issue.error(
            "drl-condition",
            "Rule '"
                + rule.getName()
                + "': "
                + what
                + ". A condition compares the properties of Contact, Metrics, Consent, Context or"
                + " SegmentMatch.",
            DrlGuard.at(file, line)));
  }
}
