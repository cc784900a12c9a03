package io.winnow.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text that grows at its end, in pieces of {@value #SIZE} bytes, the last one shorter: the whole
 * would be too large for the heap's young regions, and each piece costs a journey on its way out.
 */
final class Pieces {

  /** {@code quarkus.rest.output-buffer-size} is the same. */
  static final int SIZE = 32_768;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] piece = new byte[SIZE];
  private int length;

  Pieces add(byte[] bytes) {
    int from = 0;
    while (from < bytes.length) {
      makeRoom();
      int more = Math.min(SIZE - length, bytes.length - from);
      System.arraycopy(bytes, from, piece, length, more);
      length += more;
      from += more;
    }
    return this;
  }

  Pieces add(char ascii) {
    makeRoom();
    piece[length++] = (byte) ascii;
    return this;
  }

  private void makeRoom() {
    if (length == SIZE) {
      full.add(piece);
      piece = new byte[SIZE];
      length = 0;
    }
  }

  /** All of them; nothing may be added any more. */
  List<byte[]> list() {
    if (length > 0) {
      full.add(Arrays.copyOf(piece, length));
    }
    return full;
  }
}
