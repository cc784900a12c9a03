package io.winnow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests a second and latencies of single decisions beside the echo, in turns, in one run.
 *
 * <p>Closed loop: each connection sends its next request when it has the answer. Arguments: address of
 * the service, of the echo, connections, seconds a turn, turns.
 */
public final class HttpBench {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private HttpBench() {}

  public static void main(String[] args) throws Exception {
    URI service = URI.create(args[0] + "/v1/decisions");
    URI echo = URI.create(args[1] + "/echo");
    int connections = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    int turns = Integer.parseInt(args[4]);
    // the compiler is busy for about a minute with a service of this size
    run(echo, connections, seconds);
    run(service, connections, 4 * seconds);
    List<Result> echoes = new ArrayList<>();
    List<Result> decisions = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      echoes.add(run(echo, connections, seconds));
      decisions.add(run(service, connections, seconds));
    }
    Result e = median(echoes);
    Result d = median(decisions);
    System.out.printf("%-28s %10s %10s %10s%n", "", "req/s", "p50 ms", "p99 ms");
    print("echo", e);
    print("decisions, logged", d);
    System.out.printf(
        "decisions / echo: throughput %.0f %%, p99 %.2f times%n",
        100 * d.perSecond / e.perSecond, d.p99 / e.p99);
    System.out.println("rows for docs/reference/performance.md:");
    row("single decisions", connections, "%,.0f /s", d.perSecond, e.perSecond, "%.0f %%", 100);
    row("p50 of single decisions", connections, "%.1f ms", d.p50, e.p50, "%.1f times", 1);
    row("p99 of single decisions", connections, "%.1f ms", d.p99, e.p99, "%.1f times", 1);
  }

  private static void row(
      String figure, int connections, String form, double ours, double echo, String as, int times) {
    System.out.printf(
        "| %s, %d connections | %s | echo %s | %s |%n",
        figure,
        connections,
        form.formatted(ours),
        form.formatted(echo),
        as.formatted(times * ours / echo));
  }

  private record Result(double perSecond, double p50, double p99) {}

  private static void print(String name, Result r) {
    System.out.printf("%-28s %10.0f %10.2f %10.2f%n", name, r.perSecond, r.p50, r.p99);
  }

  private static Result median(List<Result> results) {
    return results.stream()
        .sorted((a, b) -> Double.compare(a.perSecond, b.perSecond))
        .toList()
        .get(results.size() / 2);
  }

  private static Result run(URI address, int connections, int seconds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Callable<long[]>> clients = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        clients.add(() -> client(address, end));
      }
      long start = System.nanoTime();
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> future : pool.invokeAll(clients)) {
        all.add(future.get());
      }
      double took = (System.nanoTime() - start) / 1e9;
      long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Result(
          nanos.length / took,
          nanos[nanos.length / 2] / 1e6,
          nanos[(int) (nanos.length * 0.99)] / 1e6);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long[] client(URI address, long end) throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      while (System.nanoTime() < end) {
        byte[] body =
            Payload.request(NUMBER.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        String head =
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: %s\r\n"
                    .formatted(address.getPath(), System.getenv("WINNOW_API_KEY"))
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] message = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, message, 0, head.length());
        System.arraycopy(body, 0, message, head.length(), body.length);
        long start = System.nanoTime();
        socket.getOutputStream().write(message);
        readAnswer(in);
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = System.nanoTime() - start;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private static void readAnswer(InputStream in) throws IOException {
    int length = -1;
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException("answered " + status);
    }
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
