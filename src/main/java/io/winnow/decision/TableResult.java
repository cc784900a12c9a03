package io.winnow.decision;

import io.winnow.core.rule.TableTrace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A decision table row by row, on the wire: which rows held, and for the others which cells did not
 * and the value that each of these saw.
 *
 * @param nearest the row that came nearest to holding without doing so; null where all held
 */
public record TableResult(
    String source, String decision, String hitPolicy, Integer nearest, List<Row> rows) {

  /**
   * @param row counted from 1
   */
  public record Row(int row, boolean matched, String text, List<Cell> failed) {}

  /**
   * @param saw null when the input was not known
   * @param off how far that is from the nearest value that holds; null where it has no distance
   */
  public record Cell(String column, String test, Object saw, BigDecimal off) {}

  static TableResult of(TableTrace trace) {
    TableTrace.Row nearest = trace.nearestMiss();
    return new TableResult(
        trace.source(),
        trace.decision(),
        trace.hitPolicy(),
        nearest == null ? null : nearest.row(),
        trace.rows().stream()
            .map(row -> new Row(row.row(), row.matched(), row.text(), cells(row)))
            .toList());
  }

  private static List<Cell> cells(TableTrace.Row row) {
    return row.failed().stream()
        .map(cell -> new Cell(cell.column(), cell.test(), plain(cell.saw()), cell.off()))
        .toList();
  }

  /** What JSON has a form for stays; anything else, such as a FEEL range, is shown as text. */
  private static Object plain(Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TableResult::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new java.util.LinkedHashMap<>();
      map.forEach((key, one) -> plain.put(String.valueOf(key), plain(one)));
      return plain;
    }
    return value.toString();
  }
}
