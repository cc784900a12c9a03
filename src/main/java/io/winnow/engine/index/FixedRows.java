package io.winnow.engine.index;

/** Rows by null, by true and false, or the same for all values of a kind. */
final class FixedRows implements RowsByValue {

  private final long[] whenTrue;
  private final long[] otherwise;

  private FixedRows(long[] whenTrue, long[] otherwise) {
    this.whenTrue = whenTrue;
    this.otherwise = otherwise;
  }

  static RowsByValue nothing(PlainTest[] cells, Doubts doubts) {
    return of(cells, doubts, new Object[] {null});
  }

  static RowsByValue booleans(PlainTest[] cells, Doubts doubts) {
    return of(cells, doubts, true, false);
  }

  /** For kinds of which nothing is known but that they fit the cells that take everything. */
  static RowsByValue others(PlainTest[] cells, Doubts doubts) {
    return of(cells, doubts);
  }

  private static RowsByValue of(PlainTest[] cells, Doubts doubts, Object... values) {
    long[][] rows = new long[Math.max(1, values.length)][Bits.words(cells.length)];
    for (int row = 0; row < cells.length; row++) {
      PlainTest cell = cells[row];
      boolean known = cell == PlainTest.ANY || cell != null && values.length > 0;
      boolean[] held = new boolean[rows.length];
      for (int i = 0; i < values.length && known; i++) {
        Boolean answer = cell.holds(values[i]);
        known = answer != null;
        held[i] = known && answer;
      }
      if (!known) {
        doubts.add(row, cell);
      }
      for (int i = 0; i < rows.length; i++) {
        if (!known || cell == PlainTest.ANY || held[i]) {
          Bits.flip(rows[i], row);
        }
      }
    }
    return new FixedRows(rows[0], rows[rows.length - 1]);
  }

  @Override
  public boolean fill(Object value, long[] rows) {
    long[] from = Boolean.TRUE.equals(value) ? whenTrue : otherwise;
    System.arraycopy(from, 0, rows, 0, from.length);
    return true;
  }

  @Override
  public int classOf(Object value) {
    return Boolean.TRUE.equals(value) ? 1 : 0;
  }

  @Override
  public double expected() {
    return (Bits.count(whenTrue) + Bits.count(otherwise)) / 2.0;
  }
}
