package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules that are refused for their size alone, too large to be kept as files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OversizedRulesTest {

  private static final String TABLE =
      """
      key: test
      segments: [{id: a, group: value}]
      decisions: {segments: ["m.dmn#T"]}
      """;
  private static final String RULES =
      """
      key: test
      segments: [{id: a, group: value}]
      rules: [%s]
      """;

  @Test
  void refusesATableOfTooManyRows() {
    String rows = String.join("\n", Collections.nCopies(20_001, "- | \"a\" | why"));
    assertThat(codes(RuleSetFixture.of(TABLE).with("m.dmn", one(rows, "contact.country"))))
        .containsExactly("budget-table");
  }

  @Test
  void refusesATableOfTooManyColumns() {
    String inputs = String.join(" | ", Collections.nCopies(100, "contact.country"));
    String row = String.join(" | ", Collections.nCopies(100, "-")) + " | \"a\" | why";
    assertThat(codes(RuleSetFixture.of(TABLE).with("m.dmn", one(row, inputs))))
        .containsExactly("budget-table");
  }

  @Test
  void takesATableOfTenThousandRows() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      rows.append("\"").append(i).append("\" | \"a\" | why\n");
    }
    assertThat(
            codes(RuleSetFixture.of(TABLE).with("m.dmn", one(rows.toString(), "contact.country"))))
        .isEmpty();
  }

  @Test
  void refusesTooManyRules() {
    StringBuilder rules = new StringBuilder("package t;\n");
    for (int i = 0; i <= 2_000; i++) {
      rules.append("rule R").append(i).append(" when Contact() then end\n");
    }
    assertThat(codes(RuleSetFixture.of(RULES.formatted("r.drl")).with("r.drl", rules.toString())))
        .containsExactly("budget-rules");
  }

  @Test
  void refusesAWorkbookThatUnpacksToFarMore() throws IOException {
    byte[] bomb = zip("xl/worksheets/sheet1.xml", 64 << 20);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(codes(RuleSetFixture.of(RULES.formatted("r.xlsx")).with("r.xlsx", bomb)))
        .containsExactly("workbook-too-large");
  }

  @Test
  void refusesAWorkbookOfTooManyCells() throws IOException {
    byte[] wide = zip("xl/worksheets/sheet1.xml", "<c/>", 600_000);
    assertThat(codes(RuleSetFixture.of(RULES.formatted("r.xlsx")).with("r.xlsx", wide)))
        .containsExactly("workbook-too-large");
  }

  @Test
  void readsALongTextAndManyShortOnes() {
    String text = "\"" + "x".repeat(7_900) + "\"";
    String many = String.join(", ", Collections.nCopies(1_500, "\"x\""));
    String chain = String.join(" + ", Collections.nCopies(1_500, "1"));
    for (String cell : List.of(text, many, "not(" + many + ")", "> " + chain)) {
      assertThat(
              codes(
                  RuleSetFixture.of(TABLE)
                      .with(
                          "m.dmn",
                          one(cell.replace(">", "&gt;") + " | \"a\" | why", "contact.country"))))
          .as(cell.substring(0, 20))
          .allMatch(code -> code.startsWith("dmn-") || code.startsWith("budget-"));
    }
  }

  private static String one(String rows, String inputs) {
    return dmn(table("T", "hitPolicy=\"COLLECT\"", inputs, "", rows));
  }

  private static List<String> codes(RuleSetFixture ruleSet) {
    return ruleSet.issues().stream().filter(Issue::isError).map(Issue::code).toList();
  }

  private static byte[] zip(String name, int size) throws IOException {
    return zip(name, " ", size);
  }

  private static byte[] zip(String name, String piece, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      byte[] part = piece.repeat(1_000).getBytes(StandardCharsets.UTF_8);
      zip.write("<sheet>".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times / 1_000; i++) {
        zip.write(part);
      }
      zip.write("</sheet>".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
