package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.List;
import java.util.stream.IntStream;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.validation.dtanalysis.model.DDTARule;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.MaskedRule;
import org.kie.dmn.validation.dtanalysis.model.MisleadingRule;

/** Rows that never count since another one always comes first, or that add nothing. */
final class RowOrder {

  private final TableCopy copy;
  private final DTAnalysis found;
  private final List<Issue> issues;

  private RowOrder(TableCopy copy, DTAnalysis found, List<Issue> issues) {
    this.copy = copy;
    this.found = found;
    this.issues = issues;
  }

  static void check(TableCopy copy, DTAnalysis found, List<Issue> issues) {
    RowOrder order = new RowOrder(copy, found, issues);
    HitPolicy policy = copy.table().hitPolicy();
    if (policy == HitPolicy.PRIORITY) {
      order.priorities();
    }
    // every row counts where values are added up; two rows that fit are an overlap in UNIQUE tables
    if (policy != HitPolicy.UNIQUE && copy.table().table().getAggregation() == null) {
      order.contained();
    }
  }

  private void priorities() {
    for (MaskedRule masked : found.getMaskedRules()) {
      masked(copy.row(masked.maskedRule), copy.row(masked.maskedBy), "has the higher priority");
    }
    for (MisleadingRule misleading : found.getMisleadingRules()) {
      boolean masked =
          found.getMaskedRules().stream()
              .anyMatch(
                  rule ->
                      rule.maskedBy == misleading.misleadingRule
                          && rule.maskedRule == misleading.misleadRule);
      if (!masked) {
        int broad = copy.row(misleading.misleadingRule);
        int narrow = copy.row(misleading.misleadRule);
        issues.add(
            Issue.warning(
                "row-misleading",
                "Row %d is the broader one ('-') and wins over row %d, which asks for more, wherever both fit: check that this is meant."
                    .formatted(broad + 1, narrow + 1),
                copy.table().place(broad)));
      }
    }
  }

  private void contained() {
    for (int i = 0; i < copy.kept().size(); i++) {
      int row = copy.kept().get(i);
      int index = i;
      IntStream.range(0, copy.kept().size())
          .filter(other -> other != index && contains(other, index))
          .map(copy.kept()::get)
          .filter(
              wide ->
                  sameOutputs(row, wide)
                      || copy.table().hitPolicy() == HitPolicy.FIRST && wide < row)
          .findFirst()
          .ifPresent(wide -> contained(row, wide));
    }
  }

  private void contained(int row, int wide) {
    if (copy.table().hitPolicy() == HitPolicy.FIRST && wide < row) {
      masked(row, wide, "stands before it");
    } else if (copy.table().hitPolicy() != HitPolicy.FIRST) {
      issues.add(
          Issue.warning(
              "row-subsumed",
              "Row %d adds nothing: row %d concludes the same and fits whenever row %d does. Remove row %d, or change it."
                  .formatted(row + 1, wide + 1, row + 1, row + 1),
              copy.table().place(row)));
    }
  }

  private void masked(int row, int by, String why) {
    issues.add(
        Issue.warning(
            "row-masked",
            "Row %d never counts: row %d fits whenever it does, and %s. Move row %d up, narrow row %d, or remove row %d."
                .formatted(row + 1, by + 1, why, row + 1, by + 1, row + 1),
            copy.table().place(row)));
  }

  private boolean sameOutputs(int one, int other) {
    return copy.table().outputs(one).equals(copy.table().outputs(other));
  }

  /** Whether a row of the library's table fits whenever the other one does. */
  private boolean contains(int wide, int narrow) {
    List<DDTARule> rules = found.getDdtaTable().getRule();
    for (int column = 0; column < copy.columns().size(); column++) {
      boolean unknown = copy.cells().get(copy.kept().get(narrow)).get(column).fitsUnknown();
      if (unknown && !copy.cells().get(copy.kept().get(wide)).get(column).fitsUnknown()) {
        return false;
      }
      if (!rules
          .get(wide)
          .getInputEntry()
          .get(column)
          .includes(rules.get(narrow).getInputEntry().get(column))) {
        return false;
      }
    }
    return true;
  }
}
