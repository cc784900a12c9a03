package io.winnow.engine.dmn;

import io.winnow.core.rule.DecisionRef;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.rule.TableScans;
import io.winnow.engine.budget.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.DecisionTable;

/** Compiles the DMN files of a rule set into one runtime of their own. */
public final class DmnCompiler {

  private DmnCompiler() {}

  /**
   * @param tuned false leaves every table to the DMN engine as it is; the answers are the same
   * @param limits what is read at most
   * @param scans hears of tables whose rows are tried one by one although they are tuned
   * @param issues receives everything that is wrong
   * @return null where an error was found
   */
  public static DmnProgram compile(
      RuleSet ruleSet, boolean tuned, Limits.Source limits, TableScans scans, List<Issue> issues) {
    List<RuleSource> files =
        ruleSet.sources().stream().filter(f -> f.format() == RuleFormat.DMN).toList();
    int before = issues.size();
    DmnModels read = DmnModels.read(files, limits, issues);
    Map<String, DmnModelFile> models = read.files();
    checkReferences(ruleSet, files, models, issues);
    models.values().forEach(model -> DmnChecks.run(model, ruleSet, issues));
    boolean broken = issues.subList(before, issues.size()).stream().anyMatch(Issue::isError);
    if (broken) {
      return null; // and what was refused is not worked out either
    }
    Map<String, Map<String, DirectTable>> direct = new HashMap<>();
    ReadCells cells = new ReadCells();
    if (tuned) {
      models
          .values()
          .forEach(
              model ->
                  direct.put(
                      model.file(),
                      TableTuning.tune(
                          model.model(),
                          read.tables(),
                          DmnChecks.INPUTS,
                          cells,
                          table -> told(scans, ruleSet, model, table))));
    }
    return new DmnProgram(read.runtime(), ruleSet, models, direct, cells);
  }

  private static Runnable told(
      TableScans scans, RuleSet ruleSet, DmnModelFile model, DecisionTable table) {
    String key = ruleSet.definition().key();
    String name = model.file() + "#" + DmnPlace.of(model.file(), table).table();
    return () -> scans.scanned(key, name);
  }

  private static void checkReferences(
      RuleSet ruleSet,
      List<RuleSource> files,
      Map<String, DmnModelFile> models,
      List<Issue> issues) {
    List<DecisionRef> references = new ArrayList<>(ruleSet.definition().segmentDecisions());
    references.addAll(ruleSet.definition().offerDecisions());
    for (DecisionRef reference : references) {
      DmnModelFile model = models.get(reference.file());
      if (files.stream().noneMatch(file -> file.path().equals(reference.file()))) {
        issues.add(
            Issue.error(
                "missing-file",
                "'" + reference + "' names a file that the rule set does not have.",
                Location.file("ruleset.yaml")));
      } else if (model != null && !model.hasDecision(reference.decision())) {
        issues.add(
            Issue.error(
                "missing-decision",
                "'" + reference + "' names a decision that the file does not have.",
                Location.file("ruleset.yaml")));
      }
    }
  }
}
