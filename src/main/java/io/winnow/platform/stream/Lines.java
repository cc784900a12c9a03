package io.winnow.platform.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream of any length, one at a time. Blank lines are skipped but counted; a line
 * that is too long is passed over without being held.
 */
public final class Lines {

  private static final int BUFFER = 1 << 16;

  /**
   * @param number from 1
   * @param bytes without the line's end; null for a line that is too long
   */
  public record Line(long number, byte[] bytes) {}

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long number;
  private byte[] line = new byte[1 << 10];

  public Lines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line that is not blank; null at the end. */
  public Line next() throws IOException {
    int length;
    do {
      length = read();
      if (length < 0) {
        return null;
      }
    } while (length <= maxBytes && blank(length));
    return new Line(number, length > maxBytes ? null : Arrays.copyOf(line, length));
  }

  /** The length of the line read, more than the maximum when it was cut; -1 at the end. */
  private int read() throws IOException {
    int length = 0;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      length = append(length, end - from);
      boolean ended = end < to;
      from = ended ? end + 1 : to;
      if (ended) {
        break;
      }
    }
    if (!any) {
      return -1;
    }
    number++;
    return length > 0 && length <= maxBytes && line[length - 1] == '\r' ? length - 1 : length;
  }

  private int append(int length, int more) {
    if (length > maxBytes || more > maxBytes - length) {
      return maxBytes + 1;
    }
    if (line.length < length + more) {
      line = Arrays.copyOf(line, Math.min(maxBytes, Math.max(length + more, 2 * line.length)));
    }
    System.arraycopy(buffer, from, line, length, more);
    return length + more;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer, 0, BUFFER));
    return to > 0;
  }

  private boolean blank(int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
