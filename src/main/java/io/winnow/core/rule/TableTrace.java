package io.winnow.core.rule;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
   * such the one that failed by the least. Columns have units of their own, so that of each column
   * it only counts how many rows came nearer there; null where every row matched.
   */
  public Row nearestMiss() {
    int fewest =
        rows.stream()
            .filter(row -> !row.matched())
            .mapToInt(row -> row.failed().size())
            .min()
            .orElse(0);
    List<Row> near =
        rows.stream().filter(row -> !row.matched() && row.failed().size() == fewest).toList();
    Map<String, NavigableMap<BigDecimal, Integer>> places = places(near);
    return near.stream().min(Comparator.comparing(row -> row.place(places))).orElse(null);
  }

  /** How far off rows are, and in which place that comes, by column. */
  private static Map<String, NavigableMap<BigDecimal, Integer>> places(List<Row> rows) {
    Map<String, NavigableMap<BigDecimal, Integer>> places = new HashMap<>();
    for (Row row : rows) {
      for (Cell cell : row.failed()) {
        if (cell.off() != null) {
          places.computeIfAbsent(cell.column(), key -> new TreeMap<>()).put(cell.off(), 0);
        }
      }
    }
    for (NavigableMap<BigDecimal, Integer> column : places.values()) {
      int place = 0;
      for (Map.Entry<BigDecimal, Integer> one : column.entrySet()) {
        one.setValue(place++);
      }
    }
    return places;
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

    /** The sum of its cells' places; a cell that is nobody knows how far off comes last. */
    private long place(Map<String, NavigableMap<BigDecimal, Integer>> places) {
      return failed.stream()
          .mapToLong(
              cell ->
                  cell.off() == null
                      ? Integer.MAX_VALUE
                      : places.get(cell.column()).get(cell.off()))
          .sum();
    }
  }

  /**
   * @param column the input's expression or label
   * @param test the cell's text
   * @param saw the value that the input had, null included
   * @param off how far it is from the nearest value that holds, or that bounds those that do: in
   *     the value's own unit, of dates in days, of times and durations in seconds or months; null
   *     where there is no such distance
   */
  public record Cell(String column, String test, Object saw, BigDecimal off) {}
}
