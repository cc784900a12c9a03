package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The published bands of 64,000 customers come out of a seven-row decision table. */
@QuarkusTest
class HillstromTest {

  private static final Path DATA = Path.of("../shared/data/hillstrom/hillstrom.csv");
  private static final Map<String, String> LABELS =
      Map.of(
          "1) $0 - $100", "h-0",
          "2) $100 - $200", "h-100",
          "3) $200 - $350", "h-200",
          "4) $350 - $500", "h-350",
          "5) $500 - $750", "h-500",
          "6) $750 - $1,000", "h-750",
          "7) $1,000 +", "h-1000");

  @TestHTTPResource("/v1/decisions/batch?ruleSet=hillstrom&at=2008-03-20T00:00:00Z")
  URI batch;

  @Test
  void reproducesEveryBand() throws Exception {
    assumeTrue(Files.exists(DATA), "skipped: " + DATA + " is not here");
    List<String[]> rows;
    try (var lines = Files.lines(DATA)) {
      rows = lines.skip(1).map(HillstromTest::cells).toList();
    }
    String csv =
        IntStream.range(0, rows.size())
            .mapToObj(i -> "h-" + (i + 1) + "," + rows.get(i)[2])
            .collect(
                Collectors.joining("\r\n", "contact.id,contact.attributes.history\r\n", "\r\n"));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(batch)
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString(csv))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    String[] records = answer.body().split("\r\n");
    int segments = List.of(records[0].split(",")).indexOf("segments");
    assertThat(records).hasSize(64_001);
    Map<String, Integer> counts = new TreeMap<>();
    int wrong = 0;
    for (int i = 0; i < rows.size(); i++) {
      String segment = records[i + 1].split(",")[segments];
      counts.merge(segment, 1, Integer::sum);
      wrong += segment.equals(LABELS.get(rows.get(i)[1])) ? 0 : 1;
    }
    assertThat(wrong).isZero();
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "h-0", 22_970, "h-100", 14_254, "h-200", 12_289, "h-350", 6_409, "h-500", 4_911,
                "h-750", 1_859, "h-1000", 1_308));
  }

  /** The first cells; the second one is quoted where it holds a comma. */
  private static String[] cells(String line) {
    String plain = line.replace("\"6) $750 - $1,000\"", "6) $750 - $1;000");
    plain = plain.replace("6) $750 - $1,000,", "6) $750 - $1;000,");
    plain = plain.replace("\"7) $1,000 +\"", "7) $1;000 +").replace("7) $1,000 +,", "7) $1;000 +,");
    String[] cells = plain.split(",");
    cells[1] = cells[1].replace(';', ',');
    return cells;
  }
}
