package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.List;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.validation.dtanalysis.model.Contraction;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;

/** Rows that could be one. */
final class CombinableRows {

  private CombinableRows() {}

  static void check(TableCopy copy, DTAnalysis found, List<Issue> issues) {
    // where rows are added up or the order counts, two rows may well mean two things
    if (copy.table().table().getAggregation() != null
        || copy.table().hitPolicy() == HitPolicy.FIRST) {
      return;
    }
    for (Contraction contraction : found.getContractions()) {
      List<Integer> rows =
          contraction.impactedRules().stream().map(copy::row).distinct().sorted().toList();
      if (rows.size() > 1 && rows.stream().noneMatch(row -> isTold(copy, row, issues))) {
        String all = Words.rows(rows);
        issues.add(
            Issue.info(
                "rows-combinable",
                "%s could be one row: they conclude the same and differ in '%s' only."
                    .formatted(
                        Character.toUpperCase(all.charAt(0)) + all.substring(1),
                        copy.columns().get(contraction.adjacentDimension - 1).label()),
                copy.table().place(rows.get(rows.size() - 1))));
      }
    }
  }

  /** Whether something graver is told of the row already. */
  private static boolean isTold(TableCopy copy, int row, List<Issue> issues) {
    return issues.stream()
        .anyMatch(
            issue ->
                issue.code().startsWith("row-")
                    && issue.location().equals(copy.table().place(row)));
  }
}
