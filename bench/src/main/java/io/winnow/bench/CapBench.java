package io.winnow.bench;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Lines a second of the NDJSON batch by three versions of {@code crm} that differ in the caps of
 * their offers and, since none is ever used up, in nothing else: none, one for each contact, one
 * over all contacts. In turns, in one run.
 *
 * <p>Arguments: address of the service, in single-user mode; lines; turns.
 */
public final class CapBench {

  private static final Map<String, String> CAPS = new LinkedHashMap<>();

  static {
    CAPS.put("no caps", "");
    CAPS.put(
        "a cap for each contact",
        "    caps: [{count: 100000, per: contact, within: P7D, event: decision}]");
    CAPS.put(
        "a cap over all contacts",
        "    caps: [{count: 100000000, per: total, within: P7D, event: decision}]");
  }

  private CapBench() {}

  public static void main(String[] args) throws Exception {
    URI service = URI.create(args[0]);
    int lines = Integer.parseInt(args[1]);
    int turns = Integer.parseInt(args[2]);
    PublishBench versions = new PublishBench(service, service, 0);
    Map<String, Integer> published = new LinkedHashMap<>();
    for (Map.Entry<String, String> caps : CAPS.entrySet()) {
      String draft = versions.draft("crm", capped(versions.crm("crm", 1), caps.getValue()));
      published.put(
          caps.getKey(),
          versions
              .post(service, "/v1/rule-sets/crm/drafts/" + draft + "/publish", "{}")
              .get("version")
              .asInt());
    }
    Path file = Files.createTempFile("cap-bench", ".ndjson");
    try {
      try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (int i = 0; i < lines; i++) {
          out.write(Payload.request(i));
          out.write('\n');
        }
      }
      for (String query : new String[] {"dryRun=true", "dryRun=false"}) {
        measure(service, published, file, lines, turns, query);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** The same rule set with this cap in the place of whatever each offer has. */
  private static byte[] capped(byte[] bundle, String caps) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // scenarios hold caps to what they were
        if (!entry.getName().startsWith("scenarios/")) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    String offers = new String(files.get("offers.yaml"), StandardCharsets.UTF_8);
    files.put(
        "offers.yaml",
        offers
            .replaceAll("(?m)^    caps:.*\\n(      .*\\n)*", "")
            .replaceAll("(?m)^(    value: .*\\n)", caps.isEmpty() ? "$1" : "$1" + caps + "\n")
            .getBytes(StandardCharsets.UTF_8));
    return RuleSets.zipBytes(files);
  }

  private static void measure(
      URI service,
      Map<String, Integer> published,
      Path file,
      int lines,
      int turns,
      String query)
      throws Exception {
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    for (int turn = -1; turn < turns; turn++) {
      for (Map.Entry<String, Integer> one : published.entrySet()) {
        double speed =
            BatchBench.run(
                URI.create(
                    service + "/v1/decisions/batch?" + query + "&version=" + one.getValue()),
                file,
                lines);
        if (turn >= 0) {
          speeds.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(speed);
        }
      }
    }
    System.out.printf("%-28s %12s %14s%n", query, "lines/s", "µs a line");
    speeds.forEach(
        (name, all) -> {
          double median = all.stream().sorted().toList().get(turns / 2);
          System.out.printf("%-28s %12.0f %14.1f%n", name, median, 1e6 / median);
        });
  }
}
