package io.winnow.engine.index;

/** Sets of rows as words of 64 bits. */
final class Bits {

  private Bits() {}

  static int words(int rows) {
    return (rows + 63) >>> 6;
  }

  static boolean get(long[] bits, int row) {
    return (bits[row >>> 6] & 1L << row) != 0;
  }

  static void flip(long[] bits, int row) {
    bits[row >>> 6] ^= 1L << row;
  }

  static void copy(long[] from, long[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }

  static int count(long[] bits) {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Rows by whether they hold. */
  static long[] of(boolean[] rows) {
    long[] bits = new long[words(rows.length)];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row]) {
        flip(bits, row);
      }
    }
    return bits;
  }
}
