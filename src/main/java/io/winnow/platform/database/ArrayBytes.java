package io.winnow.platform.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.core.Oid;

/**
 * Arrays as PostgreSQL sends and receives them in binary form: the driver would write those of
 * times and ids as text, for the server to read letter by letter, and copy texts twice more than
 * needed.
 *
 * <p>A header of the number of dimensions, whether there are nulls, the type of the elements, their
 * number and the first index, each of four bytes, most significant first; then each element after
 * its length, which is -1 for null.
 *
 * @see <a
 *     href="https://github.com/postgres/postgres/blob/REL_17_STABLE/src/backend/utils/adt/arrayfuncs.c">
 *     array_recv</a>
 */
record ArrayBytes(int type, byte[] bytes) {

  private static final int EMPTY_HEADER = 12;
  private static final int HEADER = 20;
  private static final int NULL = -1;

  /** From the epoch of Java's times to that of PostgreSQL's, 2000-01-01T00:00:00Z. */
  private static final long EPOCH_SECONDS = 946_684_800L;

  private static final long MICROS = 1_000_000L;

  /** Beyond what can be stored, so that the server refuses it as it does with text. */
  private static final long TOO_LATE = Long.MAX_VALUE - 1;

  private static final long TOO_EARLY = Long.MIN_VALUE + 1;

  static <T> ArrayBytes texts(Collection<T> rows, Function<? super T, String> value) {
    return utf8(rows, new Utf8<>(value));
  }

  /** Many rows say the same one after the other: whose rules they follow, for one. */
  private static final class Utf8<T> implements Function<T, byte[]> {

    private final Function<? super T, String> value;
    private String last;
    private byte[] bytes;

    Utf8(Function<? super T, String> value) {
      this.value = value;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public byte[] apply(T row) {
      String text = value.apply(row);
      if (text == null) {
        return null;
      }
      if (text != last) {
        last = text;
        bytes = text.getBytes(StandardCharsets.UTF_8);
      }
      return bytes;
    }
  }

  static <T> ArrayBytes utf8(Collection<T> rows, Function<? super T, byte[]> value) {
    return variable(Oid.TEXT_ARRAY, Oid.TEXT, rows, value);
  }

  static <T> ArrayBytes bytes(Collection<T> rows, Function<? super T, byte[]> value) {
    return variable(Oid.BYTEA_ARRAY, Oid.BYTEA, rows, value);
  }

  private static <T> ArrayBytes variable(
      int type, int element, Collection<T> rows, Function<? super T, byte[]> value) {
    byte[][] values = new byte[rows.size()][];
    int n = 0;
    int length = 0;
    boolean nulls = false;
    for (T row : rows) {
      byte[] bytes = value.apply(row);
      values[n++] = bytes;
      nulls |= bytes == null;
      length = Math.addExact(length, bytes == null ? 0 : bytes.length);
    }
    ByteBuffer out = header(element, n, nulls, Math.addExact(length, 4 * n));
    for (byte[] bytes : values) {
      if (bytes == null) {
        out.putInt(NULL);
      } else {
        out.putInt(bytes.length).put(bytes);
      }
    }
    return new ArrayBytes(type, out.array());
  }

  static <T> ArrayBytes times(Collection<T> rows, Function<? super T, Instant> value) {
    return fixed(
        Oid.TIMESTAMPTZ_ARRAY,
        Oid.TIMESTAMPTZ,
        8,
        rows,
        value,
        (at, out) -> out.putLong(micros(at)));
  }

  static <T> ArrayBytes uuids(Collection<T> rows, Function<? super T, UUID> value) {
    return fixed(
        Oid.UUID_ARRAY,
        Oid.UUID,
        16,
        rows,
        value,
        (id, out) ->
            out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
  }

  static <T> ArrayBytes integers(Collection<T> rows, Function<? super T, Integer> value) {
    return fixed(Oid.INT4_ARRAY, Oid.INT4, 4, rows, value, (number, out) -> out.putInt(number));
  }

  static <T> ArrayBytes longs(Collection<T> rows, Function<? super T, Long> value) {
    return fixed(Oid.INT8_ARRAY, Oid.INT8, 8, rows, value, (number, out) -> out.putLong(number));
  }

  static <T> ArrayBytes booleans(Collection<T> rows, Function<? super T, Boolean> value) {
    return fixed(
        Oid.BOOL_ARRAY, Oid.BOOL, 1, rows, value, (yes, out) -> out.put(yes ? (byte) 1 : (byte) 0));
  }

  private interface Writer<V> {
    void write(V value, ByteBuffer out);
  }

  private static <T, V> ArrayBytes fixed(
      int type,
      int element,
      int size,
      Collection<T> rows,
      Function<? super T, V> value,
      Writer<V> writer) {
    Object[] values = new Object[rows.size()];
    int n = 0;
    int present = 0;
    for (T row : rows) {
      V one = value.apply(row);
      values[n++] = one;
      present += one == null ? 0 : 1;
    }
    ByteBuffer out = header(element, n, present < n, 4 * n + size * present);
    for (Object one : values) {
      if (one == null) {
        out.putInt(NULL);
      } else {
        out.putInt(size);
        @SuppressWarnings("unchecked")
        V typed = (V) one;
        writer.write(typed, out);
      }
    }
    return new ArrayBytes(type, out.array());
  }

  private static ByteBuffer header(int element, int count, boolean nulls, int length) {
    if (count == 0) {
      return ByteBuffer.allocate(EMPTY_HEADER).putInt(0).putInt(0).putInt(element);
    }
    return ByteBuffer.allocate(Math.addExact(HEADER, length))
        .putInt(1)
        .putInt(nulls ? 1 : 0)
        .putInt(element)
        .putInt(count)
        .putInt(1);
  }

  /** Since 2000, the nearest: of a time with nanoseconds the server would make the same. */
  private static long micros(Instant at) {
    long seconds = at.getEpochSecond() - EPOCH_SECONDS;
    if (seconds > Long.MAX_VALUE / MICROS - 1) {
      return TOO_LATE;
    }
    if (seconds < Long.MIN_VALUE / MICROS + 1) {
      return TOO_EARLY;
    }
    return seconds * MICROS + (at.getNano() + 500) / 1_000;
  }
}
