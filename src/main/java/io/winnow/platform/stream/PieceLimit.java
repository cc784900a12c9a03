package io.winnow.platform.stream;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds what is read of a stream between two calls of {@link #begin}. */
final class PieceLimit extends FilterInputStream {

  private final long max;
  private long count;

  PieceLimit(InputStream in, long max) {
    super(in);
    this.max = max;
  }

  /** The next piece begins about here: readers read somewhat ahead. */
  void begin() {
    count = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int more) {
    count += more;
    if (count > max) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "One entry must not be longer than " + max + " bytes.");
    }
  }
}
