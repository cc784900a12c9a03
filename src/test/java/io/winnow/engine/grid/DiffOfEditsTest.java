package io.winnow.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.diff.Change;
import io.winnow.core.diff.TableChange;
import io.winnow.core.diff.TableDiff;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The difference holds neither less nor more than what was edited. */
class DiffOfEditsTest {

  private final DmnTableEditor editor = new DmnTableEditor();

  static List<RuleSource> own() {
    return DmnFiles.own();
  }

  @ParameterizedTest
  @MethodSource("own")
  void makesTheTableAfterFromTheTableBefore(RuleSource file) {
    for (String table : editor.tables(file)) {
      Grid before = editor.read(file, table);
      for (int seed = 0; seed < 40; seed++) {
        RandomEdits edits = new RandomEdits(seed);
        Grid after = before;
        for (int i = 0; i <= seed % 6; i++) {
          after =
              switch ((seed + i) % 4) {
                case 0 -> edits.moveRow(after);
                case 1 -> edits.addRow(after);
                case 2 -> edits.removeRow(after);
                default -> edits.changeCell(after);
              };
        }
        TableChange change = TableDiff.between("f", before, after);
        assertThat(applied(change, before)).as("%s %d", table, seed).isEqualTo(spoken(after));
        assertThat(change.rows().size()).isLessThanOrEqualTo(1 + seed % 6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("own")
  void tellsExactlyTwoCellsAMoveAndAnAddedRow(RuleSource file) {
    for (String table : editor.tables(file)) {
      Grid before = editor.read(file, table);
      String column = before.columnIds().get(0);
      List<Grid.Row> rows = new ArrayList<>(before.rows());
      rows.set(0, with(rows.get(0), column, "#1"));
      rows.set(1, with(rows.get(1), column, "#2"));
      rows.add(1, rows.remove(rows.size() - 1));
      rows.add(with(rows.get(0).withId("added"), column, "#3"));
      RuleSource written = editor.write(file, table, before.withRows(rows));
      TableChange change = TableDiff.between("f", before, editor.read(written, table));
      assertThat(change.columns()).isEmpty();
      assertThat(change.properties()).isEmpty();
      assertThat(change.rows())
          .extracting(TableChange.Row::change)
          .containsExactly(Change.CHANGED, Change.MOVED, Change.CHANGED, Change.ADDED);
      assertThat(change.rows().get(0).cells()).hasSize(1);
      assertThat(change.rows().get(2).cells()).hasSize(1);
    }
  }

  private static Grid.Row with(Grid.Row row, String column, String text) {
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(column, text);
    return new Grid.Row(row.id(), row.description(), cells, row.annotations());
  }

  /** An empty description says as much as none. */
  private static List<Grid.Row> spoken(Grid grid) {
    return grid.rows().stream()
        .map(
            row ->
                new Grid.Row(
                    row.id(),
                    "".equals(row.description()) ? null : row.description(),
                    row.cells(),
                    row.annotations()))
        .toList();
  }

  /** Plays a difference of rows back. */
  private static List<Grid.Row> applied(TableChange change, Grid before) {
    Map<Integer, Grid.Row> placed = new HashMap<>();
    Set<Integer> told = new HashSet<>();
    int count = before.rows().size();
    for (TableChange.Row row : change.rows()) {
      if (row.before() != null) {
        told.add(row.before());
      }
      count += row.before() == null ? 1 : row.after() == null ? -1 : 0;
      if (row.after() != null) {
        placed.put(row.after(), changed(row, before));
      }
    }
    List<Grid.Row> rows = new ArrayList<>();
    int next = 0;
    for (int number = 1; number <= count; number++) {
      Grid.Row row = placed.get(number);
      while (row == null) {
        row = told.contains(++next) ? null : before.rows().get(next - 1);
      }
      rows.add(row);
    }
    return rows;
  }

  private static Grid.Row changed(TableChange.Row change, Grid before) {
    Map<String, String> cells = new LinkedHashMap<>();
    List<String> annotations = new ArrayList<>();
    String description = null;
    if (change.before() == null) {
      before.columnIds().forEach(id -> cells.put(id, ""));
      before.annotations().forEach(name -> annotations.add(""));
    } else {
      Grid.Row row = before.rows().get(change.before() - 1);
      cells.putAll(row.cells());
      annotations.addAll(row.annotations());
      description = row.description();
    }
    for (TableChange.Cell cell : change.cells()) {
      switch (cell.kind()) {
        case "annotation" ->
            annotations.set(before.annotations().indexOf(cell.column()), cell.after());
        case "description" -> description = cell.after();
        default -> cells.put(cell.column(), cell.after());
      }
    }
    return new Grid.Row(change.id(), description, cells, annotations);
  }
}
