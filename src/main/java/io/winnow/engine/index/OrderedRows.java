package io.winnow.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Rows by values that have an order. All bounds that any cell names cut the line into points and
 * the gaps between them; within each the same rows hold. From one to the next only those rows are
 * kept that change, and all rows once in a while, so that memory grows with the number of bounds
 * alone.
 */
final class OrderedRows<T extends Comparable<? super T>> implements RowsByValue {

  /** Bytes a column may spend on whole sets of rows; more of them make a lookup shorter. */
  private static final long SPEND_ALWAYS = 1L << 18;

  private static final long SPEND_PER_ROW = 64;

  private final Line<T> line;
  private final T[] bounds;

  /** Where in {@code flips} those from the piece before to each piece begin. */
  private final int[] begins;

  private final int[] flips;
  private final long[][] whole;
  private final int every;
  private final double expected;

  private OrderedRows(Line<T> line, T[] bounds, long[] lowest, List<int[]> changes) {
    this.line = line;
    this.bounds = bounds;
    int pieces = 2 * bounds.length + 1;
    this.begins = new int[pieces + 1];
    changes.forEach(change -> begins[change[0] + 1]++);
    for (int i = 0; i < pieces; i++) {
      begins[i + 1] += begins[i];
    }
    this.flips = new int[changes.size()];
    int[] next = begins.clone();
    changes.forEach(change -> flips[next[change[0]]++] = change[1]);
    long bytes = 8L * lowest.length * pieces;
    long spend = Math.max(SPEND_ALWAYS, SPEND_PER_ROW * 64 * lowest.length);
    this.every = (int) Math.max(1, (bytes + spend - 1) / spend);
    this.whole = new long[(pieces + every - 1) / every][];
    this.expected = walk(lowest, pieces);
  }

  /** Keeps whole sets along the line; the average number of rows. */
  private double walk(long[] lowest, int pieces) {
    long[] rows = lowest.clone();
    long sum = 0;
    int count = Bits.count(rows);
    for (int piece = 0; piece < pieces; piece++) {
      for (int i = begins[piece]; i < begins[piece + 1]; i++) {
        count += Bits.get(rows, flips[i]) ? -1 : 1;
        Bits.flip(rows, flips[i]);
      }
      if (piece % every == 0) {
        whole[piece / every] = rows.clone();
      }
      sum += count;
    }
    return (double) sum / pieces;
  }

  /**
   * @param doubts receives the rows whose cells cannot be put in order
   */
  static <T extends Comparable<? super T>> RowsByValue of(
      PlainTest[] cells, Line<T> line, Doubts doubts) {
    List<List<T>> own = new ArrayList<>(cells.length);
    TreeSet<T> all = new TreeSet<>();
    for (PlainTest cell : cells) {
      List<T> points = points(cell, line);
      own.add(points);
      all.addAll(points);
    }
    @SuppressWarnings("unchecked") // an array of the type's own
    T[] bounds = all.toArray((T[]) java.lang.reflect.Array.newInstance(line.type(), 0));
    long[] lowest = new long[Bits.words(cells.length)];
    List<int[]> changes = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      List<T> points = own.get(row);
      boolean[] held = held(cells[row], points, line);
      if (held == null) {
        doubts.add(row, cells[row]);
      }
      if (held == null || held[0]) {
        Bits.flip(lowest, row);
      }
      for (int i = 1; held != null && i < held.length; i++) {
        if (held[i] != held[i - 1]) {
          int point = Arrays.binarySearch(bounds, points.get((i - 1) / 2));
          changes.add(new int[] {2 * point + 1 + (i - 1) % 2, row});
        }
      }
    }
    return new OrderedRows<>(line, bounds, lowest, changes);
  }

  private static <T extends Comparable<? super T>> List<T> points(PlainTest cell, Line<T> line) {
    return cell == null
        ? List.of()
        : cell.constants().stream()
            .filter(constant -> Kind.of(constant) == line.kind())
            .map(line.key())
            .distinct()
            .sorted()
            .toList();
  }

  /**
   * What a cell says below its first point, at it, above it, and so on; null where it cannot say
   * it.
   */
  private static <T extends Comparable<? super T>> boolean[] held(
      PlainTest cell, List<T> points, Line<T> line) {
    if (cell == null
        || !cell.traits().pieces()
        || cell.constants().stream().anyMatch(c -> Kind.of(c) == line.against())) {
      return null;
    }
    boolean[] held = new boolean[2 * points.size() + 1];
    for (int i = 0; i < held.length; i++) {
      T key = points.isEmpty() ? line.any() : beside(points, i, line);
      Boolean answer = cell.holds(line.value().apply(key));
      if (answer == null) {
        return null;
      }
      held[i] = answer;
    }
    return held;
  }

  /** A key in a piece, or a neighbour's where no value is in between. */
  private static <T extends Comparable<? super T>> T beside(
      List<T> points, int piece, Line<T> line) {
    if (piece == 0) {
      return line.below().apply(points.get(0));
    }
    T point = points.get((piece - 1) / 2);
    if (piece % 2 == 1) {
      return point;
    }
    return piece / 2 < points.size()
        ? line.between().apply(point, points.get(piece / 2))
        : line.above().apply(point);
  }

  @Override
  public boolean fill(Object value, long[] rows) {
    int piece = classOf(value);
    int from = piece / every;
    if (piece - from * every <= every / 2 || from + 1 == whole.length) {
      System.arraycopy(whole[from], 0, rows, 0, whole[from].length);
      flip(from * every + 1, piece, rows);
    } else {
      System.arraycopy(whole[from + 1], 0, rows, 0, whole[from + 1].length);
      flip(piece + 1, (from + 1) * every, rows);
    }
    return true;
  }

  @Override
  public int classOf(Object value) {
    int found = Arrays.binarySearch(bounds, line.key().apply(value));
    return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
  }

  private void flip(int first, int last, long[] rows) {
    if (first <= last) {
      for (int i = begins[first]; i < begins[last + 1]; i++) {
        Bits.flip(rows, flips[i]);
      }
    }
  }

  @Override
  public double expected() {
    return expected;
  }
}
