package io.winnow.core.rule;

import java.math.BigDecimal;
import java.util.Comparator;
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
   * The row that came nearest to matching without doing so: the fewest cells failed, and of several
   * such the one whose cells are known to have failed by the least; null where every row matched.
   */
  public Row nearestMiss() {
    return rows.stream()
        .filter(row -> !row.matched())
        .min(
            Comparator.comparing((Row row) -> row.failed().size())
                .thenComparing(Row::off, Comparator.nullsLast(Comparator.naturalOrder())))
        .orElse(null);
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

    /** By how much its cells failed in all; null where that is not known of each. */
    BigDecimal off() {
      return failed.stream().anyMatch(cell -> cell.off() == null)
          ? null
          : failed.stream().map(Cell::off).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * @param column the input's expression or label
   * @param test the cell's text
   * @param saw the value that the input had, null included
   * @param off how far it is from the nearest value that holds, or that bounds those that do: in
   *     the value's own unit, of dates in days; null where there is no such distance
   */
  public record Cell(String column, String test, Object saw, BigDecimal off) {}
}
