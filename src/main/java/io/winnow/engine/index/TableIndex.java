package io.winnow.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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

  /** Three sets of rows for each thread, grown to the largest table it has met. */
  private static final ThreadLocal<long[][]> SPARE = ThreadLocal.withInitial(() -> new long[3][0]);

  /** What a column knows of one kind. */
  private record Part(RowsByValue rows, long[] open, long[] asked) {

    static Part of(PlainTest[] cells, Kind kind) {
      Doubts doubts = new Doubts(kind, cells.length);
      RowsByValue rows =
          switch (kind) {
            case NOTHING -> FixedRows.nothing(cells, doubts);
            case BOOLEAN -> FixedRows.booleans(cells, doubts);
            case NUMBER -> OrderedRows.of(cells, Line.NUMBERS, doubts);
            case DATE -> OrderedRows.of(cells, Line.DATES, doubts);
            case INSTANT -> OrderedRows.of(cells, Line.INSTANTS, doubts);
            case LOCAL -> OrderedRows.of(cells, Line.LOCALS, doubts);
            case TIME -> OrderedRows.of(cells, Line.TIMES, doubts);
            case DURATION -> OrderedRows.of(cells, Line.DURATIONS, doubts);
            case MONTHS -> OrderedRows.of(cells, Line.MONTHS, doubts);
            case TEXT -> TextRows.texts(cells, doubts);
            case LIST -> TextRows.lists(cells, doubts);
            case OTHER -> FixedRows.others(cells, doubts);
          };
      return new Part(rows, doubts.open(), doubts.asked());
    }

    /** Whether equal rows for a class of values mean equal answers. */
    boolean isSure() {
      return open == null && asked == null;
    }
  }

  /** Parts by the kinds' ordinals. */
  private record Column(int place, PlainTest[] cells, Part[] parts) {

    static Column of(int place, PlainTest[] cells) {
      Part[] parts = new Part[Kind.values().length];
      for (Kind kind : Kind.values()) {
        parts[kind.ordinal()] = Part.of(cells, kind);
      }
      return new Column(place, cells, parts);
    }

    Part part(Object value) {
      return parts[Kind.of(value).ordinal()];
    }

    double expected() {
      double most = 0;
      for (Part part : parts) {
        // of a kind that it cannot tell, a column tells nothing of how narrow it is
        most = Math.max(most, part.isSure() ? part.rows.expected() : 0);
      }
      return most;
    }
  }

  /**
   * Rows that may match, numbered from 0, ascending.
   *
   * @param sure whether they all do; else they are to be looked at cell by cell
   */
  public record Found(int[] rows, boolean sure) {}

  private final int rows;
  private final Column[] columns;

  /** The columns' numbers in the table's order. */
  private final int[] fromLeft;

  private TableIndex(int rows, List<Column> columns) {
    this.rows = rows;
    this.columns = columns.toArray(Column[]::new);
    this.fromLeft =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(Comparator.comparing(i -> this.columns[i].place))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * @param cells by column and row; null where a cell looks at more than its value, which only FEEL
   *     can answer
   */
  public static TableIndex of(PlainTest[][] cells, int rows) {
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < cells.length; place++) {
      PlainTest[] own = cells[place];
      boolean open = true;
      for (PlainTest cell : own) {
        open &= cell == PlainTest.ANY;
      }
      if (!open) {
        columns.add(Column.of(place, own));
      }
    }
    columns.sort(Comparator.comparing(Column::expected));
    return new TableIndex(rows, columns);
  }

  /**
   * The rows whose cells may all take the values. A row of which FEEL has to be asked for a cell is
   * among them wherever the cells to the left of that one take the values: FEEL may have to say
   * something about it.
   *
   * @param values of the columns; numbers as BigDecimal
   * @return null where only FEEL can tell
   */
  public Found rows(Object[] values) {
    Part[] parts = new Part[columns.length];
    boolean sure = true;
    boolean asked = false;
    for (int i = 0; i < columns.length; i++) {
      parts[i] = columns[i].part(values[columns[i].place]);
      sure &= parts[i].isSure();
      asked |= parts[i].asked != null;
    }
    if (columns.length == 0) {
      return new Found(all(), true);
    }
    int words = Bits.words(rows);
    long[][] spare = spare(words);
    int[] found =
        asked ? fromLeft(parts, values, spare, words) : narrow(parts, values, spare, words, sure);
    return found == null ? null : new Found(found, sure);
  }

  private int[] narrow(Part[] parts, Object[] values, long[][] spare, int words, boolean sure) {
    long[] left = spare[0];
    if (!parts[0].rows.fill(values[columns[0].place], left)) {
      return null;
    }
    int next = 1;
    int count = count(left, words);
    while (next < columns.length && count > FEW) {
      if (!parts[next].rows.fill(values[columns[next].place], spare[1])) {
        return null;
      }
      count = intersect(left, spare[1], words);
      next++;
    }
    return count == 0 ? NONE : collect(left, words, count, next, values, sure);
  }

  /** In the order of the columns, setting aside what is to be asked on the way. */
  private int[] fromLeft(Part[] parts, Object[] values, long[][] spare, int words) {
    long[] left = spare[0];
    long[] aside = spare[2];
    Arrays.fill(left, 0, words, -1L);
    left[words - 1] >>>= 64 * words - rows;
    Arrays.fill(aside, 0, words, 0L);
    for (int i : fromLeft) {
      if (!parts[i].rows.fill(values[columns[i].place], spare[1])) {
        return null;
      }
      long[] asked = parts[i].asked;
      for (int word = 0; word < words; word++) {
        long of = asked == null ? 0 : asked[word];
        aside[word] |= left[word] & of;
        left[word] &= spare[1][word] & ~of;
      }
    }
    int count = 0;
    for (int word = 0; word < words; word++) {
      left[word] |= aside[word];
      count += Long.bitCount(left[word]);
    }
    return count == 0 ? NONE : collect(left, words, count, columns.length, values, false);
  }

  /**
   * Which contacts take the same rows, column by column: whatever differs between the contacts of a
   * group, no cell of the table tells it.
   *
   * @param values by column
   * @param allowed by column; null where every value is
   */
  public Groups group(
      CodedColumn[] values, List<? extends Predicate<Object>> allowed, int contacts) {
    Groups groups = new Groups(contacts);
    for (int place = 0; place < allowed.size(); place++) {
      if (allowed.get(place) != null) {
        groups.only(values[place], allowed.get(place));
      }
    }
    for (Column column : columns) {
      groups.split(
          values[column.place],
          kind -> column.parts[kind.ordinal()].isSure() ? column.parts[kind.ordinal()].rows : null);
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

  /**
   * What is left, and fits the columns that have not been intersected.
   *
   * @param sure whether rows of which a cell does not know are not to be taken
   * @return null where there is one
   */
  private int[] collect(
      long[] left, int words, int count, int next, Object[] values, boolean sure) {
    int[] result = new int[count];
    int size = 0;
    for (int i = 0; i < words; i++) {
      for (long word = left[i]; word != 0; word &= word - 1) {
        int row = (i << 6) + Long.numberOfTrailingZeros(word);
        Boolean fits = fits(row, next, values);
        if (fits == null && sure) {
          return null; // of such a value FEEL alone knows what it is
        }
        if (fits == null || fits) {
          result[size++] = row;
        }
      }
    }
    return size == count ? result : Arrays.copyOf(result, size);
  }

  /** Whether all cells hold; null where one does not know and none says no. */
  private Boolean fits(int row, int next, Object[] values) {
    Boolean fits = true;
    for (int i = next; i < columns.length; i++) {
      Boolean held = columns[i].cells[row].holds(values[columns[i].place]);
      if (Boolean.FALSE.equals(held)) {
        return false;
      }
      fits = held == null ? null : fits;
    }
    return fits;
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
      spare[2] = new long[words];
    }
    return spare;
  }
}
