package io.winnow.engine.grid;

import io.winnow.core.table.Grid;
import io.winnow.core.table.HitPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes grids as people do, by a seed. */
public final class RandomEdits {

  private static final List<String> TEXTS =
      List.of(
          "-",
          "< 5 & > 1",
          "\"a\",\"b\"",
          " spaced ",
          "",
          "]]>",
          "line\nline",
          "tab\tand\rreturn",
          "ünï 😀",
          "&amp; <b>",
          "'quoted'");

  private final SplittableRandom random;
  private int fresh;

  public RandomEdits(long seed) {
    random = new SplittableRandom(seed);
  }

  public Grid apply(Grid grid, int count) {
    Grid edited = grid;
    for (int i = 0; i < count; i++) {
      edited = one(edited);
    }
    return edited;
  }

  private Grid one(Grid grid) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> changeCell(grid);
      case 3 -> addRow(grid);
      case 4 -> removeRow(grid);
      case 5, 6 -> moveRow(grid);
      case 7 -> explain(grid);
      case 8 -> changeTable(grid);
      default -> changeColumns(grid);
    };
  }

  public Grid changeCell(Grid grid) {
    if (grid.rows().isEmpty()) {
      return grid;
    }
    int at = random.nextInt(grid.rows().size());
    Grid.Row row = grid.rows().get(at);
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(pick(grid.columnIds()), pick(TEXTS));
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.set(at, new Grid.Row(row.id(), row.description(), cells, row.annotations()));
    return grid.withRows(rows);
  }

  public Grid addRow(Grid grid) {
    Map<String, String> cells = new LinkedHashMap<>();
    grid.columnIds().forEach(id -> cells.put(id, pick(TEXTS)));
    List<String> annotations = grid.annotations().stream().map(name -> pick(TEXTS)).toList();
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    String description = random.nextInt(3) == 0 ? pick(TEXTS) : null;
    rows.add(
        random.nextInt(rows.size() + 1),
        new Grid.Row("new-" + ++fresh, description, cells, annotations));
    return grid.withRows(rows);
  }

  public Grid removeRow(Grid grid) {
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    if (!rows.isEmpty()) {
      rows.remove(random.nextInt(rows.size()));
    }
    return grid.withRows(rows);
  }

  public Grid moveRow(Grid grid) {
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    if (!rows.isEmpty()) {
      Grid.Row row = rows.remove(random.nextInt(rows.size()));
      rows.add(random.nextInt(rows.size() + 1), row);
    }
    return grid.withRows(rows);
  }

  private Grid explain(Grid grid) {
    if (grid.rows().isEmpty()) {
      return grid;
    }
    int at = random.nextInt(grid.rows().size());
    Grid.Row row = grid.rows().get(at);
    List<String> annotations = new ArrayList<>(row.annotations());
    annotations.replaceAll(text -> random.nextBoolean() ? text : pick(TEXTS));
    String description = random.nextBoolean() ? null : pick(TEXTS);
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.set(at, new Grid.Row(row.id(), description, row.cells(), annotations));
    return grid.withRows(rows);
  }

  private Grid changeTable(Grid grid) {
    List<Grid.Input> inputs = new ArrayList<>(grid.inputs());
    List<Grid.Output> outputs = new ArrayList<>(grid.outputs());
    if (!inputs.isEmpty() && random.nextBoolean()) {
      inputs.set(
          0, new Grid.Input(inputs.get(0).id(), maybe(), "a + " + pick(TEXTS), maybe(), maybe()));
    }
    outputs.set(
        0, new Grid.Output(outputs.get(0).id(), maybe(), maybe(), maybe(), maybe(), maybe()));
    List<String> annotations = new ArrayList<>(grid.annotations());
    if (random.nextBoolean()) {
      annotations.replaceAll(name -> "Renamed " + ++fresh);
    }
    return new Grid(
        grid.decision(),
        pick(List.of(HitPolicy.values())),
        null,
        inputs,
        outputs,
        annotations,
        grid.rows());
  }

  private Grid changeColumns(Grid grid) {
    List<Grid.Input> inputs = new ArrayList<>(grid.inputs());
    List<Grid.Output> outputs = new ArrayList<>(grid.outputs());
    int kind = random.nextInt(4);
    if (kind == 0) {
      inputs.add(
          random.nextInt(inputs.size() + 1),
          new Grid.Input("col-" + ++fresh, maybe(), "x", maybe(), maybe()));
    } else if (kind == 1 && inputs.size() > 1) {
      inputs.remove(random.nextInt(inputs.size()));
    } else if (kind == 2 && inputs.size() > 1) {
      inputs.add(inputs.remove(0));
    } else {
      outputs.add(new Grid.Output("col-" + ++fresh, "x", null, maybe(), maybe(), null));
    }
    Grid shape =
        new Grid(
            grid.decision(),
            grid.hitPolicy(),
            grid.aggregation(),
            inputs,
            outputs,
            grid.annotations(),
            List.of());
    List<Grid.Row> rows = new ArrayList<>();
    for (Grid.Row row : grid.rows()) {
      Map<String, String> cells = new LinkedHashMap<>();
      shape.columnIds().forEach(id -> cells.put(id, row.cells().getOrDefault(id, pick(TEXTS))));
      rows.add(new Grid.Row(row.id(), row.description(), cells, row.annotations()));
    }
    return shape.withRows(rows);
  }

  private String maybe() {
    return random.nextBoolean() ? null : pick(TEXTS);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
