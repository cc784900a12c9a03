package io.winnow.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines a second of the NDJSON batch without an experiment, under one, and under one that looks at
 * an audience first, in turns, in one run.
 *
 * <p>Arguments: address of the service, in single-user mode, just started; lines; turns.
 */
public final class ExperimentBench {

  private static final String[] NAMES = {
    "no experiment", "two variants", "two variants, audience", "shadow of all"
  };

  private final PublishBench service;
  private final URI address;

  private ExperimentBench(URI address) {
    this.address = address;
    this.service = new PublishBench(address, address, 0);
  }

  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[1]);
    int turns = Integer.parseInt(args[2]);
    ExperimentBench bench = new ExperimentBench(URI.create(args[0]));
    Path file = Files.createTempFile("experiment-bench", ".ndjson");
    try {
      try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (int i = 0; i < lines; i++) {
          out.write(Payload.request(i));
          out.write('\n');
        }
      }
      bench.prepare();
      for (String query : new String[] {"?dryRun=true", ""}) {
        bench.measure(file, lines, turns, query);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** A second version that decides nearly the same, and two experiments over both. */
  private void prepare() throws Exception {
    String draft = service.draft("crm", service.crm("crm", 2));
    service.post(address, "/v1/rule-sets/crm/drafts/" + draft + "/publish", "{}");
    service.post(address, "/v1/rule-sets/crm/versions/1/activate", "{}");
    for (String audience : new String[] {"", ", \"audience\": [\"active\", \"lapsing\"]"}) {
      service.post(
          address,
          "/v1/experiments",
          """
          {"key": "bench%s", "ruleSet": "crm",
           "variants": [{"key": "a", "version": 1}, {"key": "b", "version": 2}]%s}
          """
              .formatted(audience.isEmpty() ? "" : "-audience", audience));
    }
  }

  private void measure(Path file, int lines, int turns, String query) throws Exception {
    List<List<Double>> speeds = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      speeds.add(new ArrayList<>());
    }
    for (int turn = -1; turn < turns; turn++) {
      for (int i = 0; i < NAMES.length; i++) {
        String key = i == 1 ? "bench" : i == 2 ? "bench-audience" : null;
        if (key != null) {
          service.post(address, "/v1/experiments/" + key + "/start", "{}");
        }
        String shadow =
            i < 3
                ? null
                : service
                    .post(
                        address,
                        "/v1/rule-sets/crm/shadows",
                        "{\"version\": 2, \"share\": 1}")
                    .get("id")
                    .asText();
        double speed =
            BatchBench.run(URI.create(address + "/v1/decisions/batch" + query), file, lines);
        if (turn >= 0) {
          speeds.get(i).add(speed);
        }
        if (key != null) {
          service.post(address, "/v1/experiments/" + key + "/stop", "{}");
        }
        if (shadow != null) {
          service.delete(address, "/v1/rule-sets/crm/shadows/" + shadow);
        }
      }
    }
    System.out.printf("%-28s %12s %14s%n", query.isEmpty() ? "logged" : "dry run", "lines/s", "µs a line");
    for (int i = 0; i < NAMES.length; i++) {
      double median = speeds.get(i).stream().sorted().toList().get(turns / 2);
      System.out.printf("%-28s %12.0f %14.1f%n", NAMES[i], median, 1e6 / median);
    }
  }
}
