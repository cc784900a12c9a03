package io.winnow.engine.index;

import java.util.ArrayList;
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

  private final boolean lists;
  private final long[] unnamed;
  private final Map<String, int[]> otherwise = new HashMap<>();
  private final Map<String, long[]> whole = new HashMap<>();
  private final double expected;

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
      if (!lists && flips.length > rows / SPARSE) {
        whole.put(change.getKey(), all);
      } else {
        otherwise.put(change.getKey(), flips);
      }
    }
    this.expected = (double) sum / (changes.size() + 1);
  }

  static RowsByValue texts(PlainTest[] cells) {
    return of(cells, false);
  }

  static RowsByValue lists(PlainTest[] cells) {
    return of(cells, true);
  }

  /** Null where some cell knows no answer for this kind of value. */
  private static RowsByValue of(PlainTest[] cells, boolean lists) {
    long[] unnamed = new long[Bits.words(cells.length)];
    Map<String, List<Integer>> changes = new HashMap<>();
    for (int row = 0; row < cells.length; row++) {
      PlainTest cell = cells[row];
      if (cell == null) {
        Bits.flip(unnamed, row);
        continue;
      }
      Boolean other = cell.holds(lists ? List.of() : unnamedText(cell));
      if (other == null) {
        return null;
      }
      if (other) {
        Bits.flip(unnamed, row);
      }
      for (Object constant : cell.constants()) {
        if (constant instanceof String text) {
          Boolean held = cell.holds(lists ? List.of(text) : text);
          if (held == null) {
            return null;
          }
          if (!held.equals(other)) {
            changes.computeIfAbsent(text, key -> new ArrayList<>()).add(row);
          }
        }
      }
    }
    return new TextRows(lists, cells.length, unnamed, changes);
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
      long[] all = whole.get(value);
      System.arraycopy(all == null ? unnamed : all, 0, rows, 0, unnamed.length);
      int[] flips = all == null ? otherwise.get(value) : null;
      if (flips != null) {
        for (int row : flips) {
          Bits.flip(rows, row);
        }
      }
      return true;
    }
    System.arraycopy(unnamed, 0, rows, 0, unnamed.length);
    for (Object item : (List<?>) value) {
      if (!(item instanceof String)) {
        return false;
      }
      for (int row : otherwise.getOrDefault(item, NONE)) {
        // one item is enough, and a second one takes nothing back
        if (Bits.get(rows, row) == Bits.get(unnamed, row)) {
          Bits.flip(rows, row);
        }
      }
    }
    return true;
  }

  private static final int[] NONE = {};

  @Override
  public double expected() {
    return expected;
  }
}
