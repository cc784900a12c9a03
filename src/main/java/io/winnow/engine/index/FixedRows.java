package io.winnow.engine.index;

/** Rows by null, or by true and false. */
final class FixedRows implements RowsByValue {

  private final long[] whenTrue;
  private final long[] otherwise;

  private FixedRows(long[] whenTrue, long[] otherwise) {
    this.whenTrue = whenTrue;
    this.otherwise = otherwise;
  }

  static RowsByValue nothing(PlainTest[] cells) {
    long[] rows = rows(cells, null);
    return rows == null ? null : new FixedRows(rows, rows);
  }

  static RowsByValue booleans(PlainTest[] cells) {
    long[] whenTrue = rows(cells, true);
    long[] whenFalse = rows(cells, false);
    return whenTrue == null || whenFalse == null ? null : new FixedRows(whenTrue, whenFalse);
  }

  private static long[] rows(PlainTest[] cells, Object value) {
    long[] rows = new long[Bits.words(cells.length)];
    for (int row = 0; row < cells.length; row++) {
      Boolean held = cells[row] == null ? Boolean.TRUE : cells[row].holds(value);
      if (held == null) {
        return null;
      }
      if (held) {
        Bits.flip(rows, row);
      }
    }
    return rows;
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
