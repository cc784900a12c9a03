package io.winnow.engine.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.roaringbitmap.RoaringBitmap;

/**
 * A lookup by the index, which keeps words of bits and the changes between them, beside one by
 * compressed bitmaps, one for each piece of each column. Both must find the same rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SetsBench {

  private static final int PEOPLE = 1_000;

  @Param({"1000", "10000", "100000"})
  int rows;

  @Param({"words", "roaring"})
  String sets;

  private TableIndex index;
  private List<TreeMap<BigDecimal, RoaringBitmap>> columns;
  private Object[][] people;
  private int next;

  @Setup
  public void prepare() throws InterruptedException {
    PlainTest[][] cells = cells();
    people = people();
    long before = used();
    long start = System.nanoTime();
    if (sets.equals("words")) {
      index = TableIndex.of(cells, rows);
    } else {
      columns = new ArrayList<>();
      for (PlainTest[] column : cells) {
        columns.add(pieces(column));
      }
    }
    double millis = (System.nanoTime() - start) / 1e6;
    double mebibytes = (used() - before) / (double) (1 << 20);
    System.out.printf(
        "%n%s, %d rows: built in %.0f ms, %.2f MiB%n", sets, rows, millis, mebibytes);
    TableIndex own = TableIndex.of(cells, rows);
    for (int i = 0; i < 50 && columns != null; i++) {
      if (!java.util.Arrays.equals(own.rows(people[i]).rows(), roaring(people[i]))) {
        throw new IllegalStateException("they find different rows");
      }
    }
  }

  private PlainTest[][] cells() {
    List<List<String>> texts = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      texts.add(new ArrayList<>());
    }
    for (int row = 0; row < rows; row++) {
      int from = row / 8 * 5;
      texts.get(0).add("[" + from + ".." + (from + 4) + "]");
      texts.get(1).add(">= " + row % 7);
      texts.get(2).add("< " + (1000 + row) + ".5");
      texts.get(3).add(row % 8 + ", " + (row + 3) % 8);
      texts.get(4).add(row % 3 == 0 ? "" + row % 4 : "-");
    }
    return texts.stream()
        .map(column -> column.stream().map(PlainTest::of).toArray(PlainTest[]::new))
        .toArray(PlainTest[][]::new);
  }

  private Object[][] people() {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            i ->
                new Object[] {
                  BigDecimal.valueOf(random.nextInt(rows / 8 * 5)),
                  BigDecimal.valueOf(random.nextInt(12)),
                  BigDecimal.valueOf(random.nextInt(200_000), 2),
                  BigDecimal.valueOf(random.nextInt(8)),
                  BigDecimal.valueOf(random.nextInt(5))
                })
        .toArray(Object[][]::new);
  }

  /** By the lower end of each piece; what is found by {@code floorEntry} holds. */
  private static TreeMap<BigDecimal, RoaringBitmap> pieces(PlainTest[] cells) {
    BigDecimal hardly = new BigDecimal("0.001");
    TreeSet<BigDecimal> ends = new TreeSet<>();
    TreeMap<BigDecimal, List<Integer>> changes = new TreeMap<>();
    BigDecimal lowest = new BigDecimal(-1_000_000);
    RoaringBitmap now = new RoaringBitmap();
    for (int row = 0; row < cells.length; row++) {
      boolean held = cells[row].holds(lowest);
      if (held) {
        now.add(row);
      }
      TreeSet<BigDecimal> own = new TreeSet<>();
      cells[row].constants().forEach(bound -> own.add((BigDecimal) bound));
      for (BigDecimal bound : own) {
        for (BigDecimal at : List.of(bound, bound.add(hardly))) {
          boolean holds = cells[row].holds(at);
          ends.add(at);
          if (holds != held) {
            changes.computeIfAbsent(at, key -> new ArrayList<>()).add(row);
            held = holds;
          }
        }
      }
    }
    TreeMap<BigDecimal, RoaringBitmap> pieces = new TreeMap<>();
    pieces.put(lowest, kept(now));
    for (BigDecimal end : ends) {
      for (int row : changes.getOrDefault(end, List.of())) {
        now.flip(row, row + 1L);
      }
      pieces.put(end, kept(now));
    }
    return pieces;
  }

  private static RoaringBitmap kept(RoaringBitmap now) {
    RoaringBitmap kept = now.clone();
    kept.runOptimize();
    kept.trim();
    return kept;
  }

  private int[] roaring(Object[] person) {
    RoaringBitmap[] found = new RoaringBitmap[columns.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = columns.get(i).floorEntry((BigDecimal) person[i]).getValue();
    }
    RoaringBitmap left = RoaringBitmap.and(found[0], found[1]);
    for (int i = 2; i < found.length && !left.isEmpty(); i++) {
      left.and(found[i]);
    }
    return left.toArray();
  }

  @Benchmark
  public int[] lookup() {
    next = next + 1 == PEOPLE ? 0 : next + 1;
    return index == null ? roaring(people[next]) : index.rows(people[next]).rows();
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
