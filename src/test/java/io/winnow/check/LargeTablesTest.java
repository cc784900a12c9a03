package io.winnow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.RuleSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever table may be published can be checked: what would take too long is left out. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeTablesTest {

  private static final int ROWS = 20_000;
  private static final List<String> FACTS =
      List.of(
          "metrics.orders",
          "metrics.recencyDays",
          "metrics.spend",
          "metrics.pageViews30d",
          "metrics.productViews30d");

  @Test
  void checksTwentyThousandRowsWithRangesOfTheirOwn() {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Test" namespace="urn:test">
            <inputData id="metrics" name="metrics"><variable name="metrics" typeRef="Any"/></inputData>
            <decision id="T" name="T"><variable name="T" typeRef="Any"/>
            <informationRequirement id="r"><requiredInput href="#metrics"/></informationRequirement>
            <decisionTable id="t" hitPolicy="FIRST">
            """);
    FACTS.forEach(
        fact ->
            xml.append("<input><inputExpression typeRef=\"number\"><text>")
                .append(fact)
                .append("</text></inputExpression></input>\n"));
    xml.append("<output/>\n");
    for (int row = 0; row < ROWS; row++) {
      xml.append("<rule>");
      for (int column = 0; column < FACTS.size(); column++) {
        int low = 7 * row + 3 * column;
        xml.append("<inputEntry><text>[%d..%d]</text></inputEntry>".formatted(low, low + 11 * row));
      }
      xml.append("<outputEntry><text>\"a\"</text></outputEntry></rule>\n");
    }
    xml.append("</decisionTable></decision></definitions>\n");
    CheckReport report =
        RuleFolder.inspect(
            "test",
            List.of(
                RuleSource.of(
                    "ruleset.yaml",
                    """
                    key: test
                    segments: [{id: a, group: value}]
                    decisions: {segments: ["m.dmn#T"]}
                    """),
                RuleSource.of("m.dmn", xml.toString())));
    assertThat(report.publishable()).as(report.issues().toString()).isTrue();
    assertThat(report.issues()).extracting(CheckReport.Finding::code).contains("analysis-skipped");
  }
}
