package io.winnow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * How long a version takes to compile, and from publishing to the first decision on both of two
 * replicas; what a live version holds of memory.
 *
 * <p>Arguments: addresses of two replicas on one database, in single-user mode; process id of the
 * first; repetitions.
 */
public final class PublishBench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = System.getenv("WINNOW_API_KEY");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI one;
  private final URI other;
  private final int times;

  PublishBench(URI one, URI other, int times) {
    this.one = one;
    this.other = other;
    this.times = times;
  }

  private interface Files {
    byte[] of(String key, int edition) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    PublishBench bench =
        new PublishBench(URI.create(args[0]), URI.create(args[1]), Integer.parseInt(args[3]));
    System.out.printf(
        "%-26s %12s %12s %14s %14s%n",
        "medians, ms", "compile", "publish", "first here", "first there");
    bench.publish("crm, packaged", "bench-crm", bench::crm);
    for (int rows : new int[] {50, 300, 1000}) {
      bench.publish(
          rows + " rows of DMN", "dmn-" + rows, (key, n) -> RuleSets.table(key, rows, n));
    }
    for (int rules : new int[] {50, 300}) {
      bench.publish(
          rules + " rules of DRL", "drl-" + rules, (key, n) -> RuleSets.rules(key, rules, n));
    }
    bench.memory(args[2]);
  }

  private void publish(String name, String key, Files files) throws Exception {
    double[] compile = new double[times];
    double[] publish = new double[times];
    double[] here = new double[times];
    double[] there = new double[times];
    for (int i = 0; i < times; i++) {
      String draft = draft(key, files.of(key, i));
      double compiledBefore = metric("winnow_rules_compile_seconds_sum");
      long start = System.nanoTime();
      int version =
          post(one, "/v1/rule-sets/" + key + "/drafts/" + draft + "/publish", "{}")
              .get("version")
              .asInt();
      publish[i] = millis(start);
      await(one, key, version);
      here[i] = millis(start);
      await(other, key, version);
      there[i] = millis(start);
      compile[i] = 1000 * (metric("winnow_rules_compile_seconds_sum") - compiledBefore);
    }
    System.out.printf(
        "%-26s %12.0f %12.0f %14.0f %14.0f%n",
        name, median(compile), median(publish), median(here), median(there));
  }

  private void await(URI at, String key, int version) throws Exception {
    String body = "{\"contact\": {\"id\": \"c\"}, \"ruleSet\": \"%s\", \"dryRun\": true}";
    for (int tries = 0; tries < 100_000; tries++) {
      HttpResponse<String> answer =
          send(
              at,
              "/v1/decisions",
              "application/json",
              body.formatted(key).getBytes(StandardCharsets.UTF_8));
      if (answer.statusCode() == 200
          && JSON.readTree(answer.body()).get("version").asInt() == version) {
        return;
      }
    }
    throw new IllegalStateException("version " + version + " never came");
  }

  /** Live versions of the packaged rule set's files, each under a key of its own. */
  private void memory(String pid) throws Exception {
    System.out.printf("%n%-26s %12s %12s%n", "live versions, MiB", "heap", "metaspace");
    double[] before = used(pid);
    System.out.printf("%-26s %12.1f %12.1f%n", "as they are", before[0], before[1]);
    int made = 0;
    for (int many : new int[] {1, 5, 20}) {
      for (; made < many; made++) {
        String key = "memory-" + made;
        String draft = draft(key, crm(key, 100 + made));
        post(one, "/v1/rule-sets/" + key + "/drafts/" + draft + "/publish", "{}");
        await(one, key, 1);
      }
      double[] now = used(pid);
      System.out.printf(
          "%-26s %12.1f %12.1f   each %.2f + %.2f%n",
          "and " + many + " more",
          now[0],
          now[1],
          (now[0] - before[0]) / many,
          (now[1] - before[1]) / many);
    }
  }

  /** MiB of heap and of metaspace after full collections. */
  private double[] used(String pid) throws Exception {
    for (int i = 0; i < 4; i++) {
      Process collect =
          new ProcessBuilder("jcmd", pid, "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      collect.waitFor();
    }
    double heap = 0;
    double metaspace = 0;
    for (String line : metrics().split("\n")) {
      if (line.startsWith("jvm_memory_used_bytes{area=\"heap\"")) {
        heap += value(line);
      } else if (line.startsWith("jvm_memory_used_bytes") && line.contains("id=\"Metaspace\"")) {
        metaspace += value(line);
      }
    }
    return new double[] {heap / (1 << 20), metaspace / (1 << 20)};
  }

  byte[] crm(String key, int edition) throws Exception {
    HttpResponse<byte[]> bundle =
        http.send(
            request(one, "/v1/rule-sets/crm/versions/1/bundle").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    files.computeIfPresent(
        "ruleset.yaml",
        (path, text) -> edited(text, "(?m)^key: crm$", "key: " + key + "  # " + edition));
    files.computeIfPresent(
        "exclusions.drl",
        (path, text) -> edited(text, "emailsSent90d > 24", "emailsSent90d > 24." + edition));
    return RuleSets.zipBytes(files);
  }

  private static byte[] edited(byte[] text, String pattern, String by) {
    return new String(text, StandardCharsets.UTF_8)
        .replaceAll(pattern, by)
        .getBytes(StandardCharsets.UTF_8);
  }

  String draft(String key, byte[] zip) throws Exception {
    HttpResponse<String> answer =
        send(one, "/v1/rule-sets/" + key + "/drafts", "application/zip", zip);
    return checked(answer).get("id").asText();
  }

  JsonNode post(URI at, String path, String body) throws Exception {
    return checked(
        send(at, path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
  }

  void delete(URI at, String path) throws Exception {
    HttpResponse<String> answer =
        http.send(request(at, path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  private static JsonNode checked(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(URI at, String path, String type, byte[] body)
      throws Exception {
    return http.send(
        request(at, path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI at, String path) {
    return HttpRequest.newBuilder(at.resolve(path)).header("X-API-Key", KEY);
  }

  private String metrics() throws Exception {
    return http.send(request(one, "/q/metrics").build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private double metric(String name) throws Exception {
    return Arrays.stream(metrics().split("\n"))
        .filter(line -> line.startsWith(name))
        .mapToDouble(PublishBench::value)
        .sum();
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
