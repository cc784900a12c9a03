package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.kie.dmn.backend.marshalling.v1x.DMNMarshallerFactory;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.dtanalysis.InternalDMNDTAnalyserFactory;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;

/** Analyses one table with the library and tells its findings in the analyst's words. */
final class TableAnalysis {

  private TableAnalysis() {}

  static List<Issue> run(AuthoredTable table, RuleSet ruleSet, Regions regions) {
    List<Issue> issues = new ArrayList<>();
    TableCopy whole = TableCopy.of(table, ruleSet, issues);
    IdleColumns.check(whole, issues);
    TableCopy copy = SameRows.check(whole, issues);
    if (copy.kept().isEmpty()) {
      return issues;
    }
    if (Effort.isTooMuch(copy)) {
      issues.add(
          Issue.info(
              "analysis-skipped",
              "Gaps and overlaps of table '%s' were not looked for: its rows combine in too many"
                      .formatted(table.node())
                  + " ways. A table of fewer columns, or two tables, can be checked.",
              table.place()));
      return issues;
    }
    DTAnalysis found = analyse(copy);
    if (found.isError()) {
      issues.add(
          Issue.info(
              "analysis-skipped",
              "Gaps and overlaps of table '%s' could not be looked for.".formatted(table.node()),
              table.place()));
      return issues;
    }
    Gaps.check(copy, found, issues, regions);
    Overlaps.check(copy, found, issues, regions);
    RowOrder.check(copy, found, issues);
    CombinableRows.check(copy, found, issues);
    return issues;
  }

  private static DTAnalysis analyse(TableCopy copy) {
    var model =
        new DMNModelImpl(DMNMarshallerFactory.newDefaultMarshaller().unmarshal(copy.xml()), null);
    return InternalDMNDTAnalyserFactory.newDMNDTAnalyser(List.of())
        .analyse(model, EnumSet.of(Validation.ANALYZE_DECISION_TABLE))
        .get(0);
  }
}
