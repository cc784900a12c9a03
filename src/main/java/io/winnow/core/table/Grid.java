package io.winnow.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A decision table as data. Texts are as they stand in the file, FEEL included; what is null is not
 * written there.
 *
 * @param decision the name under which the file's tables are listed, see {@link TableEditor}
 * @param aggregation null where hits are not aggregated
 * @param annotations names of the columns that explain; empty text where one has no name
 */
public record Grid(
    String decision,
    HitPolicy hitPolicy,
    Aggregation aggregation,
    List<Input> inputs,
    List<Output> outputs,
    List<String> annotations,
    List<Row> rows) {

  /**
   * A condition column.
   *
   * @param id unique in the table; derived from the position where the file gives none
   * @param allowedValues FEEL unary tests, such as {@code "free", "pro"}
   */
  public record Input(
      String id, String label, String expression, String type, String allowedValues) {
    public Input {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * A conclusion column.
   *
   * @param id unique in the table; derived from the position where the file gives none
   * @param name the entry of the result that the column gives; null where there is but one
   * @param defaultOutput what a table without a hit gives, in FEEL
   */
  public record Output(
      String id,
      String name,
      String label,
      String type,
      String allowedValues,
      String defaultOutput) {
    public Output {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * One rule.
   *
   * @param id stable; null: a new row, which gets one when it is written
   * @param description null where there is none
   * @param cells text by column id, in the order of the columns
   * @param annotations text for each annotation column
   */
  public record Row(
      String id, String description, Map<String, String> cells, List<String> annotations) {
    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
      annotations = List.copyOf(annotations);
    }

    /** Whether the id is one that was made from the row's content, see {@link TableEditor}. */
    public boolean hasDerivedId() {
      return id == null || id.matches("row-[0-9a-f]{12}(-\\d+)?");
    }

    public Row withId(String newId) {
      return new Row(newId, description, cells, annotations);
    }
  }

  public Grid {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(hitPolicy, "hitPolicy");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    annotations = List.copyOf(annotations);
    rows = List.copyOf(rows);
  }

  /** Ids of the inputs, then of the outputs. */
  public List<String> columnIds() {
    List<String> ids = new ArrayList<>();
    inputs.forEach(input -> ids.add(input.id()));
    outputs.forEach(output -> ids.add(output.id()));
    return ids;
  }

  /** What people call a column: its label, else its expression or name, else its id. */
  public String columnLabel(String id) {
    for (Input input : inputs) {
      if (input.id().equals(id)) {
        return firstText(input.label(), input.expression(), id);
      }
    }
    for (Output output : outputs) {
      if (output.id().equals(id)) {
        return firstText(output.name(), output.label(), id);
      }
    }
    return id;
  }

  public Grid withRows(List<Row> newRows) {
    return new Grid(decision, hitPolicy, aggregation, inputs, outputs, annotations, newRows);
  }

  private static String firstText(String... texts) {
    for (String text : texts) {
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
