package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.List;

/** Columns that never matter. */
final class IdleColumns {

  private IdleColumns() {}

  static void check(TableCopy copy, List<Issue> issues) {
    AuthoredTable table = copy.table();
    for (int column = 0; column < copy.columns().size(); column++) {
      if (table.rows() > 0 && copy.isIdle(column)) {
        issues.add(
            Issue.warning(
                "column-idle",
                "Column '%s' never matters: every cell of it is '-'. Remove it, or fill it in."
                    .formatted(table.label(column)),
                table.columnPlace(column)));
      }
    }
  }
}
