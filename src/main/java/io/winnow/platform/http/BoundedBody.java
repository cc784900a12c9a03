package io.winnow.platform.http;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that does not tell its length, cut off where it becomes too large to be read whole. */
class BoundedBody extends FilterInputStream {

  private long left;

  BoundedBody(InputStream body, long limit) {
    super(body);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new ProblemException(ProblemType.TOO_LARGE, BodyLimit.TOO_LARGE);
    }
  }
}
