package io.winnow.engine.dmn;

import io.winnow.engine.index.PlainTest;
import io.winnow.engine.index.TableIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.model.api.DecisionRule;

/**
 * The cells of a compiled table: an index over the plain ones, and the engine's own others.
 *
 * <p>The engine tries a row's cells from left to right until one does not hold, and what it cannot
 * evaluate on the way makes the table fail. To fail for the same values, the first cell of a row
 * that is not plain is tried wherever those to the left of it hold.
 */
final class TableCells {

  /**
   * A cell that the index leaves out.
   *
   * @param plain null: it is not plain
   */
  private record Rest(int column, PlainTest plain, UnaryTest test) {}

  private static final Rest[] NONE = {};

  private final TableIndex index;

  /** By row, from its first cell that is not plain. */
  private final Rest[][] rest;

  private TableCells(TableIndex index, Rest[][] rest) {
    this.index = index;
    this.rest = rest;
  }

  /** Reads a table before anything of it is replaced. */
  static TableCells of(CompiledTable table) {
    int rows = table.rules().size();
    PlainTest[][] plain = new PlainTest[table.inputs().size()][rows];
    Rest[][] rest = new Rest[rows][];
    for (int row = 0; row < rows; row++) {
      DecisionRule source = table.source().getRule().get(row);
      DTDecisionRule compiled = table.rules().get(row);
      List<Rest> own = new ArrayList<>();
      for (int column = 0; column < plain.length; column++) {
        PlainTest test = PlainTest.of(source.getInputEntry().get(column).getText());
        if (test == null || !own.isEmpty()) {
          own.add(new Rest(column, test, compiled.getInputEntry().get(column)));
        } else {
          plain[column][row] = test;
        }
      }
      rest[row] = own.isEmpty() ? NONE : own.toArray(Rest[]::new);
    }
    return new TableCells(TableIndex.of(plain, rows), rest);
  }

  /** Whether the index knows all cells. */
  boolean arePlain() {
    return Arrays.stream(rest).allMatch(own -> own == NONE);
  }

  TableIndex index() {
    return index;
  }

  /**
   * The rows that may match, numbered from 0; null where only the engine can tell.
   *
   * @param values of the columns
   */
  int[] candidates(Object[] values) {
    return index.rows(values);
  }

  /**
   * The rows that match, numbered from 0; null where only the engine can tell.
   *
   * @param context what cells that are not plain see
   */
  int[] matches(Object[] values, LazyContext context) {
    int[] rows = candidates(values);
    if (rows == null) {
      return null;
    }
    int size = 0;
    for (int row : rows) {
      Boolean holds = holds(rest[row], values, context);
      if (holds == null) {
        return null;
      }
      if (holds) {
        rows[size++] = row;
      }
    }
    return size == rows.length ? rows : Arrays.copyOf(rows, size);
  }

  private static Boolean holds(Rest[] cells, Object[] values, LazyContext context) {
    for (Rest cell : cells) {
      Boolean held =
          cell.plain == null
              ? byEngine(cell.test, values[cell.column], context)
              : cell.plain.holds(values[cell.column]);
      if (!Boolean.TRUE.equals(held)) {
        return held;
      }
    }
    return true;
  }

  private static Boolean byEngine(UnaryTest test, Object value, LazyContext context) {
    EvaluationContext feel = context.get();
    feel.setValue("?", value);
    try {
      return test.apply(feel, value);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
