package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Rows by numbers or dates. All bounds that any cell names cut the line into points and the gaps
 * between them; within each the same rows hold. From one to the next only those rows are kept that
 * change, and all rows once in a while, so that memory grows with the number of bounds alone.
 */
final class OrderedRows<T extends Comparable<? super T>> implements RowsByValue {

  /** Bytes a column may spend on whole sets of rows; more of them make a lookup shorter. */
  private static final long SPEND_ALWAYS = 1L << 18;

  private static final long SPEND_PER_ROW = 64;

  private final Class<T> type;
  private final T[] bounds;

  /** Where in {@code flips} those from the piece before to each piece begin. */
  private final int[] begins;

  private final int[] flips;
  private final long[][] whole;
  private final int every;
  private final double expected;

  private OrderedRows(Class<T> type, T[] bounds, long[] lowest, List<int[]> changes) {
    this.type = type;
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

  static RowsByValue numbers(PlainTest[] cells) {
    return of(
        cells,
        BigDecimal.class,
        BigDecimal.ZERO,
        (a, b) -> a.add(b).divide(BigDecimal.valueOf(2)),
        (a, up) -> up ? a.add(BigDecimal.ONE) : a.subtract(BigDecimal.ONE));
  }

  static RowsByValue dates(PlainTest[] cells) {
    return of(
        cells,
        LocalDate.class,
        LocalDate.EPOCH,
        (a, b) -> a.plusDays(ChronoUnit.DAYS.between(a, b) / 2),
        (a, up) -> up ? a.plusDays(1) : a.minusDays(1));
  }

  /** What lies beside a bound. */
  private interface Beside<T> {
    T of(T bound, boolean above);
  }

  /** Null where some cell knows no answer for this kind of value. */
  @SuppressWarnings("unchecked") // an array of the type's own
  private static <T extends Comparable<? super T>> RowsByValue of(
      PlainTest[] cells, Class<T> type, T any, BinaryOperator<T> between, Beside<T> beside) {
    TreeSet<T> all = new TreeSet<>();
    List<List<T>> own = new ArrayList<>(cells.length);
    for (PlainTest cell : cells) {
      List<T> of =
          cell == null
              ? List.of()
              : cell.constants().stream()
                  .filter(type::isInstance)
                  .map(type::cast)
                  .sorted()
                  .toList();
      own.add(of);
      all.addAll(of);
    }
    T[] bounds = all.toArray((T[]) java.lang.reflect.Array.newInstance(type, 0));
    long[] lowest = new long[Bits.words(cells.length)];
    List<int[]> changes = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      List<T> points = own.get(row);
      Boolean before = holds(cells[row], points.isEmpty() ? any : beside.of(points.get(0), false));
      if (before == null) {
        return null;
      }
      if (before) {
        Bits.flip(lowest, row);
      }
      for (int i = 0; i < points.size(); i++) {
        T point = points.get(i);
        Boolean at = holds(cells[row], point);
        T next =
            i + 1 < points.size()
                ? between.apply(point, points.get(i + 1))
                : beside.of(point, true);
        Boolean after = next.compareTo(point) == 0 ? at : holds(cells[row], next);
        if (at == null || after == null) {
          return null;
        }
        int piece = 2 * Arrays.binarySearch(bounds, point) + 1;
        if (!at.equals(before)) {
          changes.add(new int[] {piece, row});
        }
        if (!after.equals(at)) {
          changes.add(new int[] {piece + 1, row});
        }
        before = after;
      }
    }
    return new OrderedRows<>(type, bounds, lowest, changes);
  }

  private static Boolean holds(PlainTest cell, Object value) {
    return cell == null ? Boolean.TRUE : cell.holds(value);
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
    int found = Arrays.binarySearch(bounds, type.cast(value));
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
