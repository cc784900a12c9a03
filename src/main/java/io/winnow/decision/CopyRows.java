package io.winnow.decision;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format. Binary, since JSON as text would have to be escaped once
 * more.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html#SQL-COPY-BINARY">COPY, Binary
 *     Format</a>
 */
final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int TEXT_OID = 25;
  private static final long SECONDS_TO_2000 = 946_684_800L;

  private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

  CopyRows() {
    buffer.put(SIGNATURE);
  }

  void row(int columns) {
    room(2).putShort((short) columns);
  }

  void uuid(UUID value) {
    room(20)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  /** To the microsecond. */
  void instant(Instant value) {
    room(12)
        .putInt(8)
        .putLong((value.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + value.getNano() / 1_000);
  }

  void integer(int value) {
    room(8).putInt(4).putInt(value);
  }

  void text(String value) {
    text(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param utf8 null for a null
   */
  void text(byte[] utf8) {
    if (utf8 == null) {
      room(4).putInt(-1);
    } else {
      room(4 + utf8.length).putInt(utf8.length).put(utf8);
    }
  }

  void texts(List<String> values) {
    List<byte[]> elements =
        values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
    int length = 12 + (elements.isEmpty() ? 0 : 8);
    for (byte[] element : elements) {
      length += 4 + element.length;
    }
    room(4 + length).putInt(length);
    buffer.putInt(elements.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
    if (!elements.isEmpty()) {
      buffer.putInt(elements.size()).putInt(1);
    }
    for (byte[] element : elements) {
      buffer.putInt(element.length).put(element);
    }
  }

  void writeTo(OutputStream out) throws IOException {
    room(2).putShort((short) -1);
    out.write(buffer.array(), 0, buffer.position());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      byte[] larger = Arrays.copyOf(buffer.array(), size);
      buffer = ByteBuffer.wrap(larger, buffer.position(), size - buffer.position());
    }
    return buffer;
  }
}
