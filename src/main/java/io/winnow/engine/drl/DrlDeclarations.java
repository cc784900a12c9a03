package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A file may import facts and conclusions and hold rules; nothing else. */
final class DrlDeclarations {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "salience",
          "no-loop",
          "lock-on-active",
          "activation-group",
          "date-effective",
          "date-expires",
          "enabled");

  private DrlDeclarations() {}

  static void check(DrlFile file, PackageDescr parsed, List<Issue> issues) {
    for (ImportDescr one : parsed.getImports()) {
      String name = one.getTarget();
      boolean known =
          name.startsWith(DrlFile.FACT_PACKAGE + ".")
              && (DrlFile.FACTS.contains(name.substring(DrlFile.FACT_PACKAGE.length() + 1))
                  || DrlFile.CONCLUSIONS.contains(
                      name.substring(DrlFile.FACT_PACKAGE.length() + 1)));
      if (!known) {
        refuse(file, one, "drl-import", "Rules cannot import " + name + ".", issues);
      }
    }
    all(file, parsed.getFunctionImports(), "drl-import", "Functions cannot be imported.", issues);
    all(file, parsed.getAccumulateImports(), "drl-import", "Functions cannot be imported.", issues);
    all(file, parsed.getFunctions(), "drl-function", "Functions are refused.", issues);
    all(file, parsed.getGlobals(), "drl-global", "Globals are refused.", issues);
    all(file, parsed.getTypeDeclarations(), "drl-declare", "Types are refused.", issues);
    all(file, parsed.getEnumDeclarations(), "drl-declare", "Types are refused.", issues);
    parsed.getAttributes().forEach(attribute -> attribute(file, attribute, issues));
    if (parsed.getUnit() != null) {
      refuse(file, parsed.getUnit(), "drl-unit", "Rule units are refused.", issues);
    }
    for (RuleDescr rule : parsed.getRules()) {
      if (rule instanceof QueryDescr) {
        refuse(file, rule, "drl-query", "Queries are refused.", issues);
      }
      if (!DrlText.isPlain(rule.getName())) {
        refuse(
            file,
            rule,
            "drl-name",
            "A rule's name cannot hold quotes, backslashes or line breaks.",
            issues);
      }
      if (rule.getParentName() != null) {
        refuse(
            file,
            rule,
            "drl-extends",
            "A rule cannot extend another one, whose conditions it would repeat: write them out.",
            issues);
      }
      rule.getAnnotations().forEach(annotation -> annotation(file, rule, annotation, issues));
      rule.getAttributes().values().forEach(attribute -> attribute(file, attribute, issues));
    }
  }

  private static void annotation(
      DrlFile file, RuleDescr rule, AnnotationDescr annotation, List<Issue> issues) {
    Object text = annotation.getValue();
    boolean plain =
        annotation.getName().equals("text")
            && annotation.getValueMap().size() == 1
            && text != null
            && text.toString().matches("\"[^\"\\\\\n]*\"");
    if (!plain) {
      refuse(
          file,
          rule,
          "drl-annotation",
          "The only annotation is @text(\"…\"), with a text that has no quotes or backslashes.",
          issues);
    }
  }

  private static void attribute(DrlFile file, AttributeDescr attribute, List<Issue> issues) {
    boolean plain =
        switch (attribute.getName()) {
          case "salience" -> attribute.getValue().matches("-?\\d{1,9}");
          case "enabled", "no-loop", "lock-on-active" -> attribute.getValue().matches("true|false");
          default -> DrlText.isPlain(attribute.getValue());
        };
    if (!ATTRIBUTES.contains(attribute.getName()) || !plain) {
      refuse(
          file,
          attribute,
          "drl-attribute",
          "The rule attribute '"
              + attribute.getName()
              + "' is refused here. Allowed: salience with a number, no-loop, lock-on-active,"
              + " activation-group, date-effective, date-expires, enabled with true or false.",
          issues);
    }
  }

  private static void all(
      DrlFile file,
      Iterable<? extends BaseDescr> elements,
      String code,
      String message,
      List<Issue> issues) {
    elements.forEach(
        element ->
            refuse(
                file,
                element,
                code,
                message
                    + " A file holds rules that insert SegmentMatch, OfferProposal or Exclusion.",
                issues));
  }

  private static void refuse(
      DrlFile file, BaseDescr element, String code, String message, List<Issue> issues) {
    issues.add(Issue.error(code, message, DrlGuard.at(file, element)));
  }
}
