package io.winnow.core.diff;

import java.util.List;

/**
 * What differs in a decision table.
 *
 * @param properties hit policy and aggregation
 */
public record TableChange(
    String file,
    String decision,
    Change change,
    List<FieldChange> properties,
    List<Column> columns,
    List<Row> rows) {

  public TableChange {
    properties = List.copyOf(properties);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Nothing that people would see. */
  public boolean isEmpty() {
    return change == Change.CHANGED && properties.isEmpty() && columns.isEmpty() && rows.isEmpty();
  }

  /**
   * @param kind input, output or annotation
   * @param id of an annotation column, its name
   */
  public record Column(
      String kind, String id, String label, Change change, List<FieldChange> fields) {
    public Column {
      fields = List.copyOf(fields);
    }
  }

  /**
   * @param id null for a row that is yet to get one
   * @param change MOVED where the row stands elsewhere and says the same
   * @param moved whether it stands elsewhere among the rows that stayed, changed or not
   * @param before its number, from 1; null: it was not there
   * @param after its number; null: it is gone
   * @param cells what differs; of an added or removed row, all that it says
   */
  public record Row(
      String id, Change change, boolean moved, Integer before, Integer after, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * @param kind input, output, annotation or description
   * @param column the column's id; of an annotation column, its name
   * @param before null where there was no such cell
   * @param after null where there is none any more
   */
  public record Cell(String kind, String column, String label, String before, String after) {}
}
