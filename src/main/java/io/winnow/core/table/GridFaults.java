package io.winnow.core.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a grid impossible as a table, whatever its cells say. */
public final class GridFaults {

  /** More than any table that people read; keeps a mistake from filling the memory. */
  public static final int MAX_ROWS = 10_000;

  public static final int MAX_COLUMNS = 200;
  public static final int MAX_TEXT = 32_767;

  /** What XML takes for an id, less the characters that only confuse. */
  private static final String ID = "[A-Za-z_][A-Za-z0-9_.-]{0,127}";

  private final List<Fault> faults = new ArrayList<>();
  private final Grid grid;
  private final Grid before;
  private final Set<String> ownIds;
  private final Set<String> seenRows = new HashSet<>();

  private GridFaults(Grid grid, Grid before) {
    this.grid = grid;
    this.before = before;
    this.ownIds = new HashSet<>(before.columnIds());
    before.rows().forEach(row -> ownIds.add(row.id()));
  }

  /**
   * One fault.
   *
   * @param pointer JSON pointer into the grid
   */
  public record Fault(String code, String detail, String pointer) {}

  /**
   * @param before the table as it is in the file, whose ids need not be in our form
   */
  public static List<Fault> of(Grid grid, Grid before) {
    GridFaults faults = new GridFaults(grid, before);
    faults.table();
    faults.columns();
    for (int i = 0; i < Math.min(grid.rows().size(), MAX_ROWS); i++) {
      faults.row(i);
    }
    return faults.faults;
  }

  private void table() {
    if (grid.aggregation() != null && grid.hitPolicy() != HitPolicy.COLLECT) {
      fault("invalid-value", "goes with hit policy COLLECT only.", "/aggregation");
    }
    if (grid.outputs().isEmpty()) {
      fault("missing-column", "must name at least one output.", "/outputs");
    }
    if (grid.rows().size() > MAX_ROWS) {
      fault("too-many-rows", "must hold at most " + MAX_ROWS + " rows.", "/rows");
    }
    int columns = grid.columnIds().size() + grid.annotations().size();
    if (columns > MAX_COLUMNS) {
      fault("too-many-columns", "All columns together are at most " + MAX_COLUMNS + ".", "/inputs");
    }
  }

  private void columns() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < grid.inputs().size(); i++) {
      Grid.Input input = grid.inputs().get(i);
      String at = "/inputs/" + i;
      id(input.id(), seen, at + "/id");
      boolean unsaid = input.expression() == null || input.expression().isBlank();
      if (unsaid && !before.inputs().contains(input)) {
        fault("missing-field", "must say what the column looks at.", at + "/expression");
      }
      texts(at, input.label(), input.expression(), input.type(), input.allowedValues());
    }
    for (int i = 0; i < grid.outputs().size(); i++) {
      Grid.Output output = grid.outputs().get(i);
      String at = "/outputs/" + i;
      id(output.id(), seen, at + "/id");
      texts(at, output.name(), output.label(), output.type(), output.allowedValues());
      texts(at, output.defaultOutput());
    }
    texts("/annotations", grid.annotations().toArray(String[]::new));
  }

  private void row(int index) {
    Grid.Row row = grid.rows().get(index);
    String at = "/rows/" + index;
    if (row.id() != null) {
      id(row.id(), seenRows, at + "/id");
    }
    List<String> columns = grid.columnIds();
    for (String column : columns) {
      if (row.cells().get(column) == null) {
        fault("missing-cell", "must hold a text, '-' for any value.", at + "/cells/" + column);
      }
    }
    for (String column : row.cells().keySet()) {
      if (!columns.contains(column)) {
        fault("unknown-column", "is no column of this table.", at + "/cells/" + column);
      }
    }
    row.cells().forEach((column, text) -> texts(at + "/cells/" + column, text));
    if (row.annotations().size() != grid.annotations().size()) {
      fault(
          "missing-cell",
          "must hold a text for each of the " + grid.annotations().size() + " annotation columns.",
          at + "/annotations");
    }
    texts(at + "/annotations", row.annotations().toArray(String[]::new));
    texts(at + "/description", row.description());
  }

  private void id(String id, Set<String> seen, String pointer) {
    if (!seen.add(id)) {
      fault("duplicate-id", "'" + id + "' stands twice.", pointer);
    } else if (!ownIds.contains(id) && !id.matches(ID)) {
      fault(
          "invalid-value",
          "must begin with a letter or _ and hold letters, digits, '_', '-' and '.' only.",
          pointer);
    }
  }

  private void texts(String pointer, String... texts) {
    for (String text : texts) {
      if (text != null && text.length() > MAX_TEXT) {
        fault("too-long", "must hold at most " + MAX_TEXT + " characters.", pointer);
      } else if (text != null && text.chars().anyMatch(GridFaults::unwritable)) {
        fault("invalid-value", "holds a control character, which no file can.", pointer);
      } else if (text != null && brokenPair(text)) {
        fault("invalid-value", "holds half a character.", pointer);
      }
    }
  }

  private static boolean unwritable(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF;
  }

  private static boolean brokenPair(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private void fault(String code, String detail, String pointer) {
    faults.add(new Fault(code, detail, pointer));
  }
}
