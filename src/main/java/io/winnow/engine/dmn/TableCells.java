package io.winnow.engine.dmn;

import io.winnow.engine.index.PlainTest;
import io.winnow.engine.index.TableIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * The cells of a compiled table: an index over those that look at their value alone, and the
 * engine's own others.
 *
 * <p>The engine tries a row's cells from left to right until one does not hold, and what it cannot
 * evaluate on the way makes the table fail. To fail for the same values, a cell of which only FEEL
 * knows what it will say is tried wherever those to the left of it hold; all others are tried only
 * where nothing else excludes the row.
 */
final class TableCells {

  private final TableIndex index;
  private final PlainTest[][] plain;

  /** By row and column. */
  private final UnaryTest[][] own;

  private final String[][] texts;

  private TableCells(PlainTest[][] plain, UnaryTest[][] own, String[][] texts) {
    this.index = TableIndex.of(plain, own.length);
    this.plain = plain;
    this.own = own;
    this.texts = texts;
  }

  /** Reads a table before anything of it is replaced. */
  static TableCells of(CompiledTable table, ReadCells read) {
    int rows = table.rules().size();
    PlainTest[][] plain = new PlainTest[table.inputs().size()][rows];
    String[][] texts = new String[rows][];
    UnaryTest[][] own = new UnaryTest[rows][];
    for (int row = 0; row < rows; row++) {
      texts[row] = table.texts(row);
      List<UnaryTest> tests = table.rules().get(row).getInputEntry();
      own[row] = tests.toArray(UnaryTest[]::new);
      for (int column = 0; column < plain.length; column++) {
        plain[column][row] = read.of(texts[row][column]);
      }
    }
    return new TableCells(plain, own, texts);
  }

  /** Whether no cell looks at more than its value. */
  boolean arePlain() {
    return Arrays.stream(plain).flatMap(Arrays::stream).allMatch(cell -> cell != null);
  }

  /** Null where the cell looks at more than its value. */
  PlainTest plain(int row, int column) {
    return plain[column][row];
  }

  String text(int row, int column) {
    return texts[row][column];
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
    TableIndex.Found found = index.rows(values);
    return found == null ? null : found.rows();
  }

  /**
   * The rows that match, numbered from 0; null where only the engine can tell.
   *
   * @param context what cells see that look at more than their value
   */
  int[] matches(Object[] values, LazyContext context) {
    TableIndex.Found found = index.rows(values);
    if (found == null || found.sure()) {
      return found == null ? null : found.rows();
    }
    int[] rows = found.rows();
    Map<String, Boolean>[] known = newMaps(values.length);
    int size = 0;
    for (int row : rows) {
      Boolean holds = holds(row, values, known, context);
      if (holds == null) {
        return null;
      }
      if (holds) {
        rows[size++] = row;
      }
    }
    return size == rows.length ? rows : Arrays.copyOf(rows, size);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps
  private static Map<String, Boolean>[] newMaps(int columns) {
    return new Map[columns];
  }

  /**
   * @param known what each cell's text has said already, by column: of one decision, the same text
   *     says the same of the same value
   */
  private Boolean holds(
      int row, Object[] values, Map<String, Boolean>[] known, LazyContext context) {
    for (int column = 0; column < values.length; column++) {
      PlainTest test = plain[column][row];
      if (test == PlainTest.ANY) {
        continue;
      }
      Map<String, Boolean> said =
          known[column] == null ? known[column] = new HashMap<>() : known[column];
      String text = texts[row][column];
      Boolean held = said.get(text);
      if (held == null) {
        held = test == null ? null : test.holds(values[column]);
        held = held == null ? byEngine(own[row][column], values[column], context) : held;
        if (held == null) {
          return null;
        }
        said.put(text, held);
      }
      if (!held) {
        return false;
      }
    }
    return true;
  }

  private static Boolean byEngine(UnaryTest test, Object value, LazyContext context) {
    EvaluationContext feel = context.get();
    feel.setValue("?", value);
    try {
      Boolean held = test.apply(feel, value);
      return context.troubled() ? null : held;
    } catch (RuntimeException e) {
      return null;
    }
  }
}
