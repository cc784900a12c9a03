package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.engine.feel.ClosedCell;
import java.util.List;

/** Cells that no index can hold, which costs time in a table of many rows. */
final class OpenCells {

  private OpenCells() {}

  static void check(AuthoredTable table, List<Issue> issues) {
    for (int column = 0; column < table.inputs(); column++) {
      int open = 0;
      String first = null;
      for (int row = 0; row < table.rows(); row++) {
        String cell = table.cell(row, column);
        if (!cell.isEmpty() && ClosedCell.of(cell) == null) {
          open++;
          first = first == null ? cell : first;
        }
      }
      if (open > 0) {
        issues.add(
            Issue.info(
                "table-not-indexed",
                ("Column '%s' has cells that look at more than its value, or calculate with it, such"
                        + " as '%s': these rows, %d of %d, are tried one by one. Plain values and"
                        + " ranges are looked up; in a table of many rows, put such a column last.")
                    .formatted(table.label(column), first, open, table.rows()),
                table.columnPlace(column)));
      }
    }
  }
}
