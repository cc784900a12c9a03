package io.winnow.engine.index;

/** The rows of one column about which an index cannot tell for values of one kind. */
final class Doubts {

  private final Kind kind;
  private final int rows;
  private long[] open;
  private long[] asked;

  Doubts(Kind kind, int rows) {
    this.kind = kind;
    this.rows = rows;
  }

  Kind kind() {
    return kind;
  }

  /**
   * @param cell null: it looks at more than its value
   */
  void add(int row, PlainTest cell) {
    if (cell != null && cell.traits().harmless().contains(kind)) {
      open = open == null ? new long[Bits.words(rows)] : open;
      Bits.flip(open, row);
    } else {
      asked = asked == null ? new long[Bits.words(rows)] : asked;
      Bits.flip(asked, row);
    }
  }

  /** Rows that may hold, and whose cell has nothing to say but that; null: none. */
  long[] open() {
    return open;
  }

  /** Rows whose cell FEEL has to be asked for, which may end in a message; null: none. */
  long[] asked() {
    return asked;
  }
}
