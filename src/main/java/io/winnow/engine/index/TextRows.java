package io.winnow.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows by text, or by the texts of a list. Most texts are named by few rows: kept are the rows for
 * a text that no cell names, and for each named one the rows that answer otherwise.
 */
final class TextRows implements RowsByValue {

  /** Where more rows than one in so many answer otherwise, all rows are kept for that text. */
  private static final int SPARSE = 64;

  private static final int[] NONE = {};

  private final boolean lists;
  private final long[] unnamed;
  private final Map<String, Named> named = new HashMap<>();
  private final double expected;

  /**
   * A text that some cell names.
   *
   * @param otherwise the rows that answer otherwise than for a text that no cell names
   * @param whole all rows that take it; null where few answer otherwise
   */
  private record Named(int number, int[] otherwise, long[] whole) {}

  private TextRows(boolean lists, int rows, long[] unnamed, Map<String, List<Integer>> changes) {
    this.lists = lists;
    this.unnamed = unnamed;
    long sum = Bits.count(unnamed);
    for (Map.Entry<String, List<Integer>> change : changes.entrySet()) {
      int[] flips = change.getValue().stream().mapToInt(Integer::intValue).toArray();
      long[] all = unnamed.clone();
      for (int row : flips) {
        Bits.flip(all, row);
      }
      sum += Bits.count(all);
      boolean dense = !lists && flips.length > rows / SPARSE;
      named.put(
          change.getKey(), new Named(named.size() + 1, dense ? NONE : flips, dense ? all : null));
    }
    this.expected = (double) sum / (changes.size() + 1);
  }

  /**
   * @param doubts receives the rows whose cells no text by name can tell
   */
  static RowsByValue texts(PlainTest[] cells, Doubts doubts) {
    boolean ordered = false;
    for (PlainTest cell : cells) {
      ordered |= cell != null && cell.traits().ordersTexts();
    }
    return ordered ? OrderedRows.of(cells, Line.TEXTS, doubts) : of(cells, false, doubts);
  }

  static RowsByValue lists(PlainTest[] cells, Doubts doubts) {
    return of(cells, true, doubts);
  }

  private static RowsByValue of(PlainTest[] cells, boolean lists, Doubts doubts) {
    long[] unnamed = new long[Bits.words(cells.length)];
    Map<String, List<Integer>> changes = new HashMap<>();
    for (int row = 0; row < cells.length; row++) {
      PlainTest cell = cells[row];
      Boolean other = tells(cell, lists) ? cell.holds(lists ? List.of() : unnamedText(cell)) : null;
      List<String> otherwise = new ArrayList<>();
      if (other != null) {
        for (Object constant : cell.constants()) {
          Boolean held =
              constant instanceof String ? cell.holds(lists ? List.of(constant) : constant) : other;
          if (held == null) {
            other = null;
            break;
          }
          if (!held.equals(other)) {
            otherwise.add((String) constant);
          }
        }
      }
      if (other == null) {
        doubts.add(row, cell);
      } else {
        for (String text : otherwise) {
          changes.computeIfAbsent(text, key -> new ArrayList<>()).add(row);
        }
      }
      if (other == null || other) {
        Bits.flip(unnamed, row);
      }
    }
    return new TextRows(lists, cells.length, unnamed, changes);
  }

  private static boolean tells(PlainTest cell, boolean lists) {
    return cell != null && (lists ? cell.traits().byItem() : cell.traits().pieces());
  }

  private static String unnamedText(PlainTest cell) {
    StringBuilder text = new StringBuilder("unnamed");
    while (cell.constants().contains(text.toString())) {
      text.append('!');
    }
    return text.toString();
  }

  @Override
  public boolean fill(Object value, long[] rows) {
    if (!lists) {
      Named known = named.get(value);
      boolean all = known != null && known.whole != null;
      System.arraycopy(all ? known.whole : unnamed, 0, rows, 0, unnamed.length);
      if (known != null) {
        for (int row : known.otherwise) {
          Bits.flip(rows, row);
        }
      }
      return true;
    }
    System.arraycopy(unnamed, 0, rows, 0, unnamed.length);
    for (Object item : (List<?>) value) {
      if (item instanceof Collection) {
        return false;
      }
      Named known = named.get(item);
      for (int row : known == null ? NONE : known.otherwise) {
        // one item is enough, and a second one takes nothing back
        if (Bits.get(rows, row) == Bits.get(unnamed, row)) {
          Bits.flip(rows, row);
        }
      }
    }
    return true;
  }

  @Override
  public int classOf(Object value) {
    if (lists) {
      return ITS_OWN;
    }
    Named known = named.get(value);
    return known == null ? 0 : known.number;
  }

  @Override
  public double expected() {
    return expected;
  }
}
