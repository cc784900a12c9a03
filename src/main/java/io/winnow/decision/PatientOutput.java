package io.winnow.decision;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Writes to a caller who may not read before it has sent everything, as many HTTP clients do: what
 * it does not take yet waits in a temporary file of bounded size, not in memory. Waiting for such a
 * caller instead would mean to wait for each other for ever.
 */
final class PatientOutput implements Closeable {

  /**
   * Bytes that are written before the caller is looked at again, which costs a journey to the
   * connection's thread. {@code quarkus.rest.output-buffer-size} is the same: {@code out} passes on
   * no more than one buffer in between, so that it never waits for the caller itself.
   */
  private static final int SLICE = Pieces.SIZE;

  private final OutputStream out;
  private final BooleanSupplier full;
  private final long maxWaiting;
  private ByteBuffer slice;
  private FileChannel file;

  /** Bytes to write before the caller is looked at again. */
  private int granted;

  private long written;
  private long read;

  /**
   * @param full whether a write would have to wait for the caller
   * @param maxWaiting bytes; beyond them the caller is waited for after all
   */
  PatientOutput(OutputStream out, BooleanSupplier full, long maxWaiting) {
    this.out = out;
    this.full = full;
    this.maxWaiting = maxWaiting;
  }

  void write(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length && takes()) {
      int length = Math.min(granted, bytes.length - from);
      out.write(bytes, from, length);
      from += length;
      granted -= length;
    }
    if (from < bytes.length) {
      put(ByteBuffer.wrap(bytes, from, bytes.length - from));
      writeWhatFits();
    }
  }

  private boolean takes() {
    if (granted == 0 && !waits() && !full.getAsBoolean()) {
      granted = SLICE;
    }
    return granted > 0;
  }

  /** Whether something waits in the file. */
  boolean waits() {
    return read < written;
  }

  /** Writes what waits as far as the caller takes it, and all that goes beyond the file's bound. */
  void writeWhatFits() throws IOException {
    while (waits() && (!full.getAsBoolean() || written - read > maxWaiting)) {
      writeSlice();
    }
  }

  void flush() throws IOException {
    if (!waits() && !full.getAsBoolean()) {
      out.flush();
    }
  }

  /** Writes everything, waiting for the caller: it has sent all that it had to send. */
  void finish() throws IOException {
    while (waits()) {
      writeSlice();
    }
    out.flush();
  }

  private void put(ByteBuffer bytes) throws IOException {
    if (file == null) {
      slice = ByteBuffer.allocate(SLICE);
      Path path = Files.createTempFile("winnow-answers-", null);
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    while (bytes.hasRemaining()) {
      written += file.write(bytes, written);
    }
  }

  private void writeSlice() throws IOException {
    slice.clear();
    int length = file.read(slice, read);
    out.write(slice.array(), 0, length);
    read += length;
    if (read == written) {
      file.truncate(0);
      read = 0;
      written = 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
