package io.winnow.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines a second of the NDJSON batch, logged and as a dry run, beside the same lines only parsed and
 * serialised by the same stack, in turns, in one run.
 *
 * <p>Arguments: address of the service, of the echo, lines, turns.
 */
public final class BatchBench {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
      URI[] addresses = {
        URI.create(args[1] + "/echo/lines"),
        URI.create(args[0] + "/v1/decisions/batch?dryRun=true"),
        URI.create(args[0] + "/v1/decisions/batch")
      };
      String[] names = {"parse and serialise", "batch, dry run", "batch, logged"};
      double[] medians = new double[names.length];
      List<List<Double>> speeds = new ArrayList<>();
      for (URI address : addresses) {
        run(address, file, lines);
        speeds.add(new ArrayList<>());
      }
      for (int turn = 0; turn < turns; turn++) {
        for (int i = 0; i < addresses.length; i++) {
          speeds.get(i).add(run(addresses[i], file, lines));
        }
      }
      System.out.printf("%-28s %12s %10s%n", "", "lines/s", "ratio");
      for (int i = 0; i < names.length; i++) {
        medians[i] = speeds.get(i).stream().sorted().toList().get(turns / 2);
        System.out.printf(
            "%-28s %12.0f %8.0f %%%n", names[i], medians[i], 100 * medians[i] / medians[0]);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static double run(URI address, Path file, int lines)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<InputStream> answer =
        HTTP.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    int count = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = answer.body()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          count += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    if (answer.statusCode() != 200 || count != lines) {
      throw new IOException("answered " + answer.statusCode() + " with " + count + " lines");
    }
    return lines / ((System.nanoTime() - start) / 1e9);
  }
}
