package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads a DRL file and lets through only what rules may be made of, before anything is compiled:
 * facts in, conclusions out, no code.
 */
final class DrlGuard {

  private DrlGuard() {}

  /** The parsed file; null, with issues, where it cannot be read. */
  static PackageDescr check(DrlFile file, List<Issue> issues) {
    try {
      return read(file, issues);
    } catch (StackOverflowError e) {
      issues.add(
          Issue.error(
              "drl-syntax",
              "An expression is too long, or goes too deep, to be read.",
              Location.file(file.path())));
      return null;
    }
  }

  private static PackageDescr read(DrlFile file, List<Issue> issues) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr parsed;
    try {
      parsed = parser.parse(false, file.text());
    } catch (DroolsParserException | RuntimeException e) {
      issues.add(
          Issue.error("drl-syntax", "The rules cannot be read.", Location.file(file.path())));
      return null;
    }
    for (DroolsError error : parser.getErrors()) {
      int[] lines = error.getLines();
      issues.add(
          Issue.error(
              "drl-syntax",
              DrlMessages.plain(error.getMessage()),
              at(file, lines == null || lines.length == 0 ? 0 : lines[0])));
    }
    if (parser.hasErrors() || parsed == null) {
      return null;
    }
    int before = issues.size();
    DrlText.checkEscapes(file, issues);
    DrlDeclarations.check(file, parsed, issues);
    for (RuleDescr rule : parsed.getRules()) {
      DrlConditions.check(file, rule, issues);
      DrlConsequences.check(file, rule, issues);
      DrlJoins.check(file, rule, issues);
    }
    return issues.subList(before, issues.size()).stream().anyMatch(Issue::isError) ? null : parsed;
  }

  static Location at(DrlFile file, BaseDescr element) {
    return at(file, element.getLine());
  }

  static Location at(DrlFile file, int line) {
    if (file.sheet() != null) {
      return Location.table(file.path(), file.sheet().sheet(), file.sheet().row(line), null);
    }
    return line < 1 ? Location.file(file.path()) : Location.line(file.path(), line, null);
  }
}
