package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.winnow.core.rule.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Broken and hostile rule sets, a folder each, get exactly the findings of their {@code
 * expected.yaml}: code, severity and every part of the place.
 */
class RejectedRulesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rejected");
  private static final String EXPECTED = "expected.yaml";
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Map<String, Long> NANOS = new ConcurrentHashMap<>();

  /** A refusal that goes through its text again and again stands out, whatever the machine. */
  private static final int TIMES_THE_MEDIAN = 10;

  private static final Duration ALWAYS_FINE = Duration.ofSeconds(20);

  @AfterAll
  static void noneTakesFarLongerThanTheOthers() {
    List<Long> sorted = NANOS.values().stream().sorted().toList();
    long median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    assertThat(NANOS)
        .allSatisfy(
            (name, nanos) ->
                assertThat(nanos)
                    .as(name)
                    .isLessThan(Math.max(TIMES_THE_MEDIAN * median, ALWAYS_FINE.toNanos())));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatIsWrongAndWhere() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertThat(cases).hasSizeGreaterThan(20);
      return cases.stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    RuleSetFixture ruleSet = RuleSetFixture.of(folder);
    List<Map<String, Object>> expected =
        YAML.readValue(folder.resolve(EXPECTED).toFile(), new TypeReference<>() {});
    assertThat(expected).isNotEmpty();
    long start = System.nanoTime();
    List<Issue> issues = ruleSet.issues();
    NANOS.put(folder.getFileName().toString(), System.nanoTime() - start);
    assertThat(issues.stream().sorted().map(RejectedRulesTest::told))
        .as(() -> issues.toString())
        .containsExactlyElementsOf(expected);
  }

  private static Map<String, Object> told(Issue issue) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", issue.code());
    told.put("severity", issue.severity().name().toLowerCase(Locale.ROOT));
    told.put("file", issue.location().file());
    told.put("line", issue.location().line());
    told.put("column", issue.location().column());
    told.put("table", issue.location().table());
    told.put("row", issue.location().row());
    told.put("tableColumn", issue.location().tableColumn());
    told.values().removeIf(value -> value == null);
    return told;
  }
}
