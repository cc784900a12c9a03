package io.winnow.core.rule;

import java.util.List;

/**
 * How one decision table was evaluated, row by row.
 *
 * @param hitPolicy DMN name, such as {@code UNIQUE} or {@code COLLECT}
 */
public record TableTrace(String source, String decision, String hitPolicy, List<Row> rows) {

  public TableTrace {
    rows = List.copyOf(rows);
  }

  /**
   * @param row counted from 1
   * @param text the row's annotation
   * @param failed the cells that did not hold; empty for a matched row
   */
  public record Row(int row, boolean matched, String text, List<Cell> failed) {
    public Row {
      failed = List.copyOf(failed);
    }
  }

  /**
   * @param column the input's expression or label
   * @param test the cell's text
   * @param saw the value that the input had, null included
   */
  public record Cell(String column, String test, Object saw) {}
}
