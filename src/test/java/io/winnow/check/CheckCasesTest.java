package io.winnow.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.winnow.check.CheckReport.Finding;
import io.winnow.core.rule.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rule sets with one mistake each, a folder each, get exactly the findings of their {@code
 * expected.yaml}: in this order, with these words, at this place.
 */
class CheckCasesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "check");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TestFactory
  Stream<DynamicTest> tellsWhatIsWrongAndWhatToDo() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases = folders.sorted().toList();
      assertThat(cases).hasSizeGreaterThan(40);
      return cases.stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    Map<String, Object> expected =
        YAML.readValue(folder.resolve(RuleFolder.EXPECTED).toFile(), new TypeReference<>() {});
    CheckReport report = RuleFolder.inspect("test", RuleFolder.read(folder));
    assertThat(told(report)).containsExactlyInAnyOrderEntriesOf(expected);
  }

  static Map<String, Object> told(CheckReport report) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("publishable", report.publishable());
    told.put("passed", report.scenarios().passed());
    told.put("failed", report.scenarios().failed());
    told.put("rows", report.coverage().rows().total());
    told.put("covered", report.coverage().rows().covered());
    told.put("issues", report.issues().stream().map(CheckCasesTest::told).toList());
    return told;
  }

  private static Map<String, Object> told(Finding finding) {
    Location at = finding.location();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", finding.code());
    told.put("severity", finding.severity());
    told.put("message", finding.message());
    told.put("file", at.file());
    told.put("line", at.line());
    told.put("column", at.column());
    told.put("table", at.table());
    told.put("row", at.row());
    told.put("tableColumn", at.tableColumn());
    told.values().removeIf(value -> value == null);
    return told;
  }
}
