package io.winnow.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.table.Grid;
import io.winnow.core.table.HitPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableDiffTest {

  private static final Grid TABLE =
      grid(row("r1", "1", "a"), row("r2", "2", "b"), row("r3", "3", "c"), row("r4", "4", "d"));

  @Test
  void tellsTwoCellsAMoveAndAnAddedRow() {
    Grid after =
        grid(
            row("r3", "3", "c"),
            row("r1", "10", "a"),
            row("r2", "2", "B"),
            row(null, "9", "z"),
            row("r4", "4", "d"));
    assertThat(rows(TABLE, after))
        .containsExactly(
            "r3 MOVED 3→1",
            "r1 CHANGED 1→2 x:1→10",
            "r2 CHANGED 2→3 y:b→B",
            "null ADDED null→4 x:null→9 y:null→z");
  }

  @Test
  void tellsARemovedRowWhereItWas() {
    assertThat(rows(TABLE, grid(row("r1", "1", "a"), row("r3", "3", "c"), row("r4", "5", "d"))))
        .containsExactly("r2 REMOVED 2→null x:2→null y:b→null", "r4 CHANGED 4→3 x:4→5");
  }

  @Test
  void tellsARowThatWasMovedAndChanged() {
    TableChange change =
        TableDiff.between(
            "f",
            TABLE,
            grid(
                row("r4", "4", "D"),
                row("r1", "1", "a"),
                row("r2", "2", "b"),
                row("r3", "3", "c")));
    assertThat(change.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.moved()).isTrue())
        .satisfies(row -> assertThat(row.change()).isEqualTo(Change.CHANGED));
  }

  @Test
  void showsNoMovesWhereAnotherEditorGaveNewIds() {
    Grid after =
        grid(row("n1", "1", "a"), row("n2", "2", "B"), row("n3", "3", "c"), row("n4", "4", "d"));
    assertThat(rows(TABLE, after)).containsExactly("n2 CHANGED 2→2 y:b→B");
  }

  @Test
  void holdsToIdsWhereRowsShareThem() {
    Grid after =
        grid(row("r1", "2", "b"), row("r2", "1", "a"), row("r3", "3", "c"), row("r4", "4", "d"));
    assertThat(rows(TABLE, after))
        .containsExactly("r1 CHANGED 1→1 x:1→2 y:a→b", "r2 CHANGED 2→2 x:2→1 y:b→a");
    assertThat(
            rows(
                TABLE,
                grid(
                    row("r1", "1", "a"),
                    row("r2", "2", "b"),
                    row("r3", "3", "c"),
                    row("new", "4", "e"))))
        .containsExactly(
            "r4 REMOVED 4→null x:4→null y:d→null", "new ADDED null→4 x:null→4 y:null→e");
  }

  @Test
  void tellsChangedColumnsAndProperties() {
    Grid after =
        new Grid(
            "T",
            HitPolicy.FIRST,
            null,
            List.of(
                new Grid.Input("new", null, "z", null, null),
                new Grid.Input("x", "Label", "x", "number", null)),
            TABLE.outputs(),
            List.of("Because"),
            List.of(
                new Grid.Row("r1", null, Map.of("new", "-", "x", "1", "y", "a"), List.of("w"))));
    TableChange change = TableDiff.between("f", TABLE.withRows(TABLE.rows().subList(0, 1)), after);
    assertThat(change.properties())
        .containsExactly(new FieldChange("hitPolicy", "UNIQUE", "FIRST"));
    assertThat(change.columns())
        .extracting(column -> column.kind() + " " + column.id() + " " + column.change())
        .containsExactly("input new ADDED", "input x CHANGED", "annotation Because CHANGED");
    assertThat(change.rows()).singleElement().satisfies(row -> assertThat(row.cells()).hasSize(1));
    assertThat(TableDiff.between("f", TABLE, TABLE).isEmpty()).isTrue();
    assertThat(TableDiff.between("f", null, TABLE).rows()).hasSize(4);
    assertThat(TableDiff.between("f", TABLE, null).change()).isEqualTo(Change.REMOVED);
  }

  private static List<String> rows(Grid before, Grid after) {
    List<String> texts = new ArrayList<>();
    for (TableChange.Row row : TableDiff.between("f", before, after).rows()) {
      StringBuilder text = new StringBuilder();
      text.append(row.id()).append(' ').append(row.change()).append(' ');
      text.append(row.before()).append('→').append(row.after());
      for (TableChange.Cell cell : row.cells()) {
        if (!cell.kind().equals("annotation")) {
          text.append(' ')
              .append(cell.column())
              .append(':')
              .append(cell.before())
              .append('→')
              .append(cell.after());
        }
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static Grid grid(Grid.Row... rows) {
    return new Grid(
        "T",
        HitPolicy.UNIQUE,
        null,
        List.of(new Grid.Input("x", null, "x", "number", null)),
        List.of(new Grid.Output("y", null, "y", "string", null, null)),
        List.of("Why"),
        List.of(rows));
  }

  private static Grid.Row row(String id, String x, String y) {
    return new Grid.Row(id, null, Map.of("x", x, "y", y), List.of("w"));
  }
}
