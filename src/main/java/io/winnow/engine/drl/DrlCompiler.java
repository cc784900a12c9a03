package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.FactPath;
import io.winnow.engine.FactPaths;
import io.winnow.engine.budget.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.KieBase;

/** Compiles the DRL files and spreadsheets of a rule set into one knowledge base of their own. */
public final class DrlCompiler {

  private DrlCompiler() {}

  /**
   * @param forms where the compiled form is looked up once the guard has let the text through, and
   *     kept where it had to be made
   * @param limits what is read at most
   * @param direct whether rules are fired without a session where that is possible
   * @param issues receives everything that is wrong
   * @return null where an error was found, or where the rule set has no such files
   */
  public static DrlProgram compile(
      RuleSet ruleSet,
      CompiledForms forms,
      Limits.Source limits,
      boolean direct,
      List<Issue> issues) {
    List<DrlFile> files = new ArrayList<>();
    Map<String, String> fileByRule = new HashMap<>();
    Set<FactPath> looked = new LinkedHashSet<>();
    List<List<DrlJoins.Condition>> joins = new ArrayList<>();
    int before = issues.size();
    int rules = 0;
    for (String path : ruleSet.definition().rules()) {
      DrlFile file = file(ruleSet, path, forms, limits, issues);
      boolean small = file != null && DrlSize.fits(file, rules, limits, issues);
      PackageDescr parsed = small ? DrlGuard.check(file, issues) : null;
      rules += small ? DrlSize.rules(file) : 0;
      if (parsed != null) {
        files.add(file);
        joins.addAll(DrlJoins.of(parsed));
        for (RuleDescr rule : parsed.getRules()) {
          fileByRule.put(DrlProgram.key(file.packageName(), rule.getName()), path);
        }
        Map<FactPath, Integer> paths = DrlFacts.looked(parsed);
        paths.forEach((p, line) -> FactPaths.check(p, ruleSet, DrlGuard.at(file, line), issues));
        looked.addAll(paths.keySet());
        DrlNumbers.check(file, parsed, issues);
        DrlIds.check(file, parsed, ruleSet, issues);
      }
    }
    boolean broken = issues.subList(before, issues.size()).stream().anyMatch(Issue::isError);
    if (broken || files.isEmpty()) {
      return null;
    }
    KieBase base = KnowledgeBases.of(files, forms, issues);
    return base == null ? null : new DrlProgram(base, fileByRule, looked, joins, direct);
  }

  private static DrlFile file(
      RuleSet ruleSet, String path, CompiledForms forms, Limits.Source limits, List<Issue> issues) {
    Optional<RuleSource> source =
        ruleSet.sources().stream().filter(file -> file.path().equals(path)).findFirst();
    if (source.isEmpty()) {
      issues.add(
          Issue.error(
              "missing-file",
              "'rules' names '" + path + "', which the rule set does not have.",
              Location.file("ruleset.yaml")));
      return null;
    }
    if (source.get().format() == RuleFormat.XLSX) {
      return SpreadsheetText.read(source.get(), forms, limits, issues);
    }
    if (source.get().format() == RuleFormat.DRL) {
      String drl = source.get().text();
      return DrlSize.isShort(path, drl, limits, issues) ? DrlFile.of(path, null, drl) : null;
    }
    issues.add(
        Issue.error(
            "rules-format",
            "'" + path + "' is neither a .drl file nor an .xlsx decision table.",
            Location.file("ruleset.yaml")));
    return null;
  }
}
