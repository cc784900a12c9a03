package io.winnow.check;

import io.winnow.core.rule.Attribute;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import java.util.List;
import java.util.regex.Pattern;

/** Attributes that no rule looks at, and files that nothing names. */
final class UnusedDeclarations implements SubjectCheck {

  @Override
  public void check(Subject subject, List<Issue> issues) {
    RuleSet ruleSet = subject.ruleSet();
    for (RuleSource source : ruleSet.sources()) {
      boolean rules = source.format() == RuleFormat.DRL || source.format() == RuleFormat.XLSX;
      if (rules && !ruleSet.definition().rules().contains(source.path())) {
        issues.add(
            Issue.warning(
                "file-unused",
                "'%s' has no effect: name it under 'rules' in ruleset.yaml, or remove it."
                    .formatted(source.path()),
                Location.file(source.path())));
      }
    }
    for (Attribute attribute : ruleSet.definition().attributes()) {
      if (!isLookedAt(attribute, ruleSet)) {
        issues.add(
            Issue.info(
                "attribute-unused",
                "No rule looks at attribute '%s': it is only checked and kept."
                    .formatted(attribute.name()),
                subject.texts().place("ruleset.yaml", "name", attribute.name())));
      }
    }
  }

  private static boolean isLookedAt(Attribute attribute, RuleSet ruleSet) {
    Pattern name = Pattern.compile("(?<!\\w)" + Pattern.quote(attribute.name()) + "(?!\\w)");
    String score = ruleSet.definition().scoreExpression();
    return score != null && name.matcher(score).find()
        || ruleSet.sources().stream()
            .anyMatch(
                source ->
                    source.format() == RuleFormat.XLSX // packed: nobody knows without reading it
                        || (source.format() == RuleFormat.DMN || source.format() == RuleFormat.DRL)
                            && name.matcher(source.text()).find());
  }
}
