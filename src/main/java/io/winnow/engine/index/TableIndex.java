package io.winnow.engine.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows of a decision table that take given values without looking at the others: each
 * column knows its rows by value, and the columns' rows are intersected. Immutable.
 *
 * <p>Memory is linear in the number of cells.
 */
public final class TableIndex {

  /** So few rows are looked at one by one. */
  private static final int FEW = 6;

  private static final int[] NONE = {};

  /** Two sets of rows for each thread, grown to the largest table it has met. */
  private static final ThreadLocal<long[][]> SPARE = ThreadLocal.withInitial(() -> new long[2][0]);

  private record Column(int place, PlainTest[] cells, Map<Kind, RowsByValue> rows) {

    double expected() {
      return rows.values().stream().mapToDouble(RowsByValue::expected).max().orElse(0);
    }
  }

  private final int rows;
  private final Column[] columns;

  private TableIndex(int rows, List<Column> columns) {
    this.rows = rows;
    this.columns = columns.toArray(Column[]::new);
  }

  /**
   * @param cells by column and row; null where a cell is not plain, which the index takes for one
   *     that any value may fit
   */
  public static TableIndex of(PlainTest[][] cells, int rows) {
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < cells.length; place++) {
      PlainTest[] own = cells[place];
      boolean open = true;
      for (PlainTest cell : own) {
        open &= cell == null || cell == PlainTest.ANY;
      }
      if (!open) {
        columns.add(new Column(place, own, rowsByKind(own)));
      }
    }
    columns.sort(Comparator.comparing(Column::expected));
    return new TableIndex(rows, columns);
  }

  private static Map<Kind, RowsByValue> rowsByKind(PlainTest[] cells) {
    Map<Kind, RowsByValue> rows = new EnumMap<>(Kind.class);
    put(rows, Kind.NOTHING, FixedRows.nothing(cells));
    put(rows, Kind.BOOLEAN, FixedRows.booleans(cells));
    put(rows, Kind.NUMBER, OrderedRows.numbers(cells));
    put(rows, Kind.DATE, OrderedRows.dates(cells));
    put(rows, Kind.TEXT, TextRows.texts(cells));
    put(rows, Kind.LIST, TextRows.lists(cells));
    return rows;
  }

  private static void put(Map<Kind, RowsByValue> into, Kind kind, RowsByValue rows) {
    if (rows != null) {
      into.put(kind, rows);
    }
  }

  /**
   * The rows whose plain cells all take the values, numbered from 0, ascending.
   *
   * @param values of the columns; numbers as BigDecimal, dates as LocalDate
   * @return null where a value is of a kind for which only FEEL knows the answer
   */
  public int[] rows(Object[] values) {
    RowsByValue[] found = new RowsByValue[columns.length];
    for (int i = 0; i < columns.length; i++) {
      found[i] = columns[i].rows.get(Kind.of(values[columns[i].place]));
      if (found[i] == null) {
        return null;
      }
    }
    int words = Bits.words(rows);
    long[][] spare = spare(words);
    long[] left = spare[0];
    if (columns.length == 0) {
      return all();
    }
    if (!found[0].fill(values[columns[0].place], left)) {
      return null;
    }
    int next = 1;
    int count = count(left, words);
    while (next < columns.length && count > FEW) {
      if (!found[next].fill(values[columns[next].place], spare[1])) {
        return null;
      }
      count = intersect(left, spare[1], words);
      next++;
    }
    return count == 0 ? NONE : collect(left, words, count, next, values);
  }

  /**
   * Which contacts take the same rows, column by column: whatever differs between the contacts of a
   * group, no cell of the table tells it.
   *
   * @param values by column
   * @param allowed by column; null where every value is
   */
  public Groups group(CodedColumn[] values, PlainTest[] allowed, int contacts) {
    Groups groups = new Groups(contacts);
    for (int place = 0; place < allowed.length; place++) {
      if (allowed[place] != null) {
        groups.only(values[place], allowed[place]);
      }
    }
    for (Column column : columns) {
      groups.split(values[column.place], column.rows);
    }
    return groups;
  }

  private static int count(long[] left, int words) {
    int count = 0;
    for (int i = 0; i < words; i++) {
      count += Long.bitCount(left[i]);
    }
    return count;
  }

  private static int intersect(long[] left, long[] right, int words) {
    int count = 0;
    for (int i = 0; i < words; i++) {
      left[i] &= right[i];
      count += Long.bitCount(left[i]);
    }
    return count;
  }

  /** What is left, and fits the columns that have not been intersected. */
  private int[] collect(long[] left, int words, int count, int next, Object[] values) {
    int[] result = new int[count];
    int size = 0;
    for (int i = 0; i < words; i++) {
      for (long word = left[i]; word != 0; word &= word - 1) {
        int row = (i << 6) + Long.numberOfTrailingZeros(word);
        Boolean fits = fits(row, next, values);
        if (fits == null) {
          return null;
        }
        if (fits) {
          result[size++] = row;
        }
      }
    }
    return size == count ? result : java.util.Arrays.copyOf(result, size);
  }

  private Boolean fits(int row, int next, Object[] values) {
    for (int i = next; i < columns.length; i++) {
      PlainTest cell = columns[i].cells[row];
      Boolean held = cell == null ? Boolean.TRUE : cell.holds(values[columns[i].place]);
      if (!Boolean.TRUE.equals(held)) {
        return held;
      }
    }
    return true;
  }

  private int[] all() {
    int[] all = new int[rows];
    for (int row = 0; row < rows; row++) {
      all[row] = row;
    }
    return all;
  }

  private static long[][] spare(int words) {
    long[][] spare = SPARE.get();
    if (spare[0].length < words) {
      spare[0] = new long[words];
      spare[1] = new long[words];
    }
    return spare;
  }
}
