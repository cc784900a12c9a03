package io.winnow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lines a second of the NDJSON batch, logged and as a dry run, beside the same lines only parsed and
 * serialised by the same stack, in one run: first the dry run and these in turns, then the logged batch
 * and these, since what a logged turn leaves for the disk to do would go on the account of the next.
 *
 * <p>Arguments: address of the service, of the echo, lines, turns.
 */
public final class BatchBench {

  /** The compiler is busy for about a minute with a service of this size. */
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private BatchBench() {}

  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[2]);
    int turns = Integer.parseInt(args[3]);
    Path file = Files.createTempFile("batch-bench", ".ndjson");
    try {
      try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (int i = 0; i < lines; i++) {
          out.write(Payload.request(i));
          out.write('\n');
        }
      }
      URI parsed = URI.create(args[1] + "/echo/lines");
      System.out.printf("%-28s %12s %12s %8s%n", "", "lines/s", "beside", "ratio");
      compare("dry run", URI.create(args[0] + "/v1/decisions/batch?dryRun=true"), parsed, file, lines, turns);
      compare("logged", URI.create(args[0] + "/v1/decisions/batch"), parsed, file, lines, turns);
    } finally {
      Files.delete(file);
    }
  }

  private static void compare(String kind, URI batch, URI parsed, Path file, int lines, int turns)
      throws IOException, InterruptedException {
    for (URI address : List.of(parsed, batch)) {
      long end = System.nanoTime() + WARM_UP_NANOS;
      do {
        run(address, file, lines);
      } while (System.nanoTime() < end);
    }
    List<Double> parsing = new ArrayList<>();
    List<Double> deciding = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      parsing.add(run(parsed, file, lines));
      deciding.add(run(batch, file, lines));
    }
    double beside = median(parsing);
    double speed = median(deciding);
    System.out.printf(
        "%-28s %12.0f %12.0f %6.0f %%%n", "batch, " + kind, speed, beside, 100 * speed / beside);
  }

  private static double median(List<Double> speeds) {
    return speeds.stream().sorted().toList().get(speeds.size() / 2);
  }

  /** Sends and reads at the same time, as a client of a stream must. */
  static double run(URI address, Path file, int lines)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(120_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n"
                  .formatted(
                      address.getPath()
                          + (address.getQuery() == null ? "" : "?" + address.getQuery()),
                      Files.size(file))
              + "X-API-Key: " + System.getenv("WINNOW_API_KEY") + "\r\n"
              + "Content-Type: application/x-ndjson\r\nAccept: application/x-ndjson\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      Thread sender = new Thread(() -> send(file, out), "sender");
      sender.start();
      int count = count(socket.getInputStream());
      sender.join();
      if (count != lines) {
        throw new IOException(address + " answered " + count + " lines");
      }
    }
    return lines / ((System.nanoTime() - start) / 1e9);
  }

  private static void send(Path file, OutputStream out) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[1 << 16];
      for (int length = in.read(bytes); length > 0; length = in.read(bytes)) {
        out.write(bytes, 0, length);
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line feeds of a chunked answer's body. */
  private static int count(InputStream socket) throws IOException {
    InputStream in = new BufferedInputStream(socket, 1 << 16);
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    while (!line(in).isEmpty()) {
      // headers
    }
    int count = 0;
    byte[] bytes = new byte[1 << 16];
    for (int size = size(in); size > 0; size = size(in)) {
      for (int left = size; left > 0; ) {
        int length = in.read(bytes, 0, Math.min(left, bytes.length));
        if (length < 0) {
          throw new IOException("the answer breaks off");
        }
        count += lineFeeds(bytes, length);
        left -= length;
      }
      line(in);
    }
    return count;
  }

  /** Eight bytes at a time: the caller takes the same cores as what it measures. */
  private static int lineFeeds(byte[] bytes, int length) {
    int count = 0;
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      long zeros = (long) LONGS.get(bytes, i) ^ 0x0a0a0a0a0a0a0a0aL;
      long others = (zeros & 0x7f7f7f7f7f7f7f7fL) + 0x7f7f7f7f7f7f7f7fL | zeros;
      count += Long.BYTES - Long.bitCount(others & 0x8080808080808080L);
    }
    for (; i < length; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
