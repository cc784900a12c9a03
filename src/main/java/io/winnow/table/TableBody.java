package io.winnow.table;

import io.winnow.core.table.Aggregation;
import io.winnow.core.table.Grid;
import java.util.List;
import java.util.Map;

/**
 * A decision table in JSON. All texts are as they stand in the file, FEEL included; null is what is
 * not written there.
 *
 * @param hitPolicy a word of DMN, such as {@code RULE ORDER}
 * @param aggregation SUM, COUNT, MIN or MAX with hit policy COLLECT, else null
 * @param annotations names of the columns that explain
 */
public record TableBody(
    String file,
    String decision,
    String hitPolicy,
    String aggregation,
    List<InputColumn> inputs,
    List<OutputColumn> outputs,
    List<String> annotations,
    List<TableRow> rows) {

  /**
   * A condition.
   *
   * @param allowedValues FEEL unary tests
   */
  public record InputColumn(
      String id, String label, String expression, String type, String allowedValues) {}

  /**
   * A conclusion.
   *
   * @param name the entry of the result that the column gives
   * @param defaultOutput what a table without a hit gives, in FEEL
   */
  public record OutputColumn(
      String id,
      String name,
      String label,
      String type,
      String allowedValues,
      String defaultOutput) {}

  /**
   * A rule.
   *
   * @param id stable; null: a new row, which gets one when it is saved
   * @param cells FEEL by column id
   * @param annotations a text for each annotation column
   */
  public record TableRow(
      String id, String description, Map<String, String> cells, List<String> annotations) {}

  static TableBody of(String file, Grid grid) {
    Aggregation aggregation = grid.aggregation();
    return new TableBody(
        file,
        grid.decision(),
        grid.hitPolicy().word(),
        aggregation == null ? null : aggregation.name(),
        grid.inputs().stream()
            .map(
                in ->
                    new InputColumn(
                        in.id(), in.label(), in.expression(), in.type(), in.allowedValues()))
            .toList(),
        grid.outputs().stream()
            .map(
                out ->
                    new OutputColumn(
                        out.id(),
                        out.name(),
                        out.label(),
                        out.type(),
                        out.allowedValues(),
                        out.defaultOutput()))
            .toList(),
        grid.annotations(),
        grid.rows().stream()
            .map(row -> new TableRow(row.id(), row.description(), row.cells(), row.annotations()))
            .toList());
  }
}
