package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.List;

/** Cells that no value can fit: the row never counts. */
final class ImpossibleCells {

  private ImpossibleCells() {}

  /** The cell with what can occur; null, with an issue, where that is nothing. */
  static Cell check(
      AuthoredTable table, Column column, int row, int index, Cell cell, List<Issue> issues) {
    if (cell instanceof Cell.Numbers numbers && numbers.spans().isEmpty() && !numbers.orUnknown()) {
      issues.add(
          Issue.warning(
              "row-impossible",
              "Row %d never fits: '%s' asks for %s, %s."
                  .formatted(
                      row + 1,
                      column.label(),
                      table.cell(row, index),
                      isReversed(table.cell(row, index))
                          ? "which is no range from low to high"
                          : "and only " + Words.of(column, column.domain()) + " can occur"),
              table.place(row, index)));
      return null;
    }
    if (cell instanceof Cell.Numbers numbers && numbers.spans().isEmpty()) {
      return new Cell.Unknown();
    }
    if (cell instanceof Cell.Texts texts && !column.values().isEmpty()) {
      List<String> known = texts.texts().stream().filter(column.values()::contains).toList();
      for (String text : texts.texts()) {
        if (!known.contains(text)) {
          issues.add(
              Issue.warning(
                  "value-not-allowed",
                  "Row %d: '%s' is not among the values of '%s' (%s). Correct it, or add it there."
                      .formatted(row + 1, text, column.label(), String.join(", ", column.values())),
                  table.place(row, index)));
        }
      }
      if (known.isEmpty()) {
        Cell unknown = texts.orUnknown() ? new Cell.Unknown() : null;
        return texts.negated() ? new Cell.Anything() : unknown;
      }
      return new Cell.Texts(known, texts.negated(), texts.orUnknown());
    }
    return cell;
  }

  private static boolean isReversed(String cell) {
    return Feel.parts(cell).stream()
        .map(CellReader::span)
        .anyMatch(span -> span != null && span.isEmpty());
  }
}
