package io.winnow.core.diff;

import io.winnow.core.table.Aggregation;
import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares two states of a decision table by row and cell. */
public final class TableDiff {

  private final Grid before;
  private final Grid after;
  private final List<ColumnMatch.Pair> columns;

  private TableDiff(Grid before, Grid after) {
    this.before = before;
    this.after = after;
    this.columns = ColumnMatch.pairs(before, after);
  }

  /**
   * @param before null for a table that was not there
   * @param after null for a table that is gone
   */
  public static TableChange between(String file, Grid before, Grid after) {
    if (before == null) {
      return between(file, after.withRows(List.of()), after, Change.ADDED);
    }
    if (after == null) {
      return between(file, before, before.withRows(List.of()), Change.REMOVED);
    }
    return between(file, before, after, Change.CHANGED);
  }

  private static TableChange between(String file, Grid before, Grid after, Change change) {
    TableDiff diff = new TableDiff(before, after);
    List<FieldChange> properties = new ArrayList<>();
    FieldChange.add(properties, "hitPolicy", before.hitPolicy().word(), after.hitPolicy().word());
    FieldChange.add(
        properties, "aggregation", word(before.aggregation()), word(after.aggregation()));
    return new TableChange(file, after.decision(), change, properties, diff.columns(), diff.rows());
  }

  private static String word(Aggregation aggregation) {
    return aggregation == null ? null : aggregation.name();
  }

  private List<TableChange.Column> columns() {
    List<TableChange.Column> changes = new ArrayList<>();
    for (String kind : List.of(ColumnMatch.INPUT, ColumnMatch.OUTPUT, ColumnMatch.ANNOTATION)) {
      List<ColumnMatch.Pair> pairs =
          columns.stream().filter(pair -> pair.any().kind().equals(kind)).toList();
      boolean[] stayed =
          Sequences.rising(
              pairs.stream()
                  .mapToInt(
                      pair ->
                          pair.before() == null || pair.after() == null
                              ? -1
                              : pair.before().place())
                  .toArray(),
              new boolean[pairs.size()]);
      for (int i = 0; i < pairs.size(); i++) {
        column(pairs.get(i), stayed[i], changes);
      }
    }
    return changes;
  }

  private static void column(
      ColumnMatch.Pair pair, boolean stayed, List<TableChange.Column> changes) {
    ColumnMatch.Column column = pair.any();
    List<FieldChange> fields =
        FieldChange.between(
            pair.before() == null ? java.util.Map.of() : pair.before().fields(),
            pair.after() == null ? java.util.Map.of() : pair.after().fields());
    Change change =
        pair.before() == null
            ? Change.ADDED
            : pair.after() == null
                ? Change.REMOVED
                : !fields.isEmpty() ? Change.CHANGED : stayed ? null : Change.MOVED;
    if (change != null) {
      changes.add(
          new TableChange.Column(column.kind(), column.id(), column.label(), change, fields));
    }
  }

  /** In the order of the table as it is; a removed row where it was. */
  private List<TableChange.Row> rows() {
    int[] partner =
        RowMatch.partners(before.rows(), after.rows(), texts(before, true), texts(after, false));
    boolean[] changed = new boolean[partner.length];
    for (int i = 0; i < partner.length; i++) {
      changed[i] =
          partner[i] >= 0 && !cells(before.rows().get(i), after.rows().get(partner[i])).isEmpty();
    }
    // where either of two rows may have moved, the one that says the same did
    boolean[] stayed = Sequences.rising(partner, changed);
    int[] origin = new int[after.rows().size()];
    java.util.Arrays.fill(origin, -1);
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] >= 0) {
        origin[partner[i]] = i;
      }
    }
    List<TableChange.Row> changes = new ArrayList<>();
    int next = 0;
    for (int j = 0; j < origin.length; j++) {
      int i = origin[j];
      if (i >= 0 && stayed[i]) {
        next = removed(next, i, partner, changes) + 1;
      }
      while (i < 0 && next < partner.length && partner[next] < 0) {
        next = removed(next, next + 1, partner, changes);
      }
      add(i, j, i >= 0 && !stayed[i], changes);
    }
    removed(next, partner.length, partner, changes);
    return changes;
  }

  private int removed(int from, int to, int[] partner, List<TableChange.Row> changes) {
    for (int i = from; i < to; i++) {
      if (partner[i] < 0) {
        add(i, -1, false, changes);
      }
    }
    return to;
  }

  private void add(int i, int j, boolean moved, List<TableChange.Row> changes) {
    Grid.Row old = i < 0 ? null : before.rows().get(i);
    Grid.Row now = j < 0 ? null : after.rows().get(j);
    List<TableChange.Cell> cells = cells(old, now);
    Change change =
        old == null
            ? Change.ADDED
            : now == null ? Change.REMOVED : cells.isEmpty() ? Change.MOVED : Change.CHANGED;
    if (change != Change.MOVED || moved) {
      changes.add(
          new TableChange.Row(
              now == null ? old.id() : now.id(),
              change,
              moved,
              old == null ? null : i + 1,
              now == null ? null : j + 1,
              cells));
    }
  }

  /** Cells of columns that came or went are told by the column alone, unless they say something. */
  private List<TableChange.Cell> cells(Grid.Row old, Grid.Row now) {
    List<TableChange.Cell> cells = new ArrayList<>();
    for (ColumnMatch.Pair pair : columns) {
      String was = old == null || pair.before() == null ? null : pair.before().text(old);
      String is = now == null || pair.after() == null ? null : pair.after().text(now);
      boolean nothing = (was == null || was.isEmpty()) && (is == null || is.isEmpty());
      if (!nothing && !Objects.equals(was, is)) {
        ColumnMatch.Column column = pair.any();
        cells.add(new TableChange.Cell(column.kind(), column.id(), column.label(), was, is));
      }
    }
    return cells;
  }

  /** What rows say in the columns that both tables have. */
  private List<List<String>> texts(Grid grid, boolean old) {
    List<List<String>> texts = new ArrayList<>();
    for (Grid.Row row : grid.rows()) {
      List<String> of = new ArrayList<>();
      for (ColumnMatch.Pair pair : columns) {
        if (pair.before() != null && pair.after() != null) {
          of.add((old ? pair.before() : pair.after()).text(row));
        }
      }
      texts.add(of);
    }
    return texts;
  }
}
