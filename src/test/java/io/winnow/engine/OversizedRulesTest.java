package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.dmn;
import static io.winnow.engine.RuleSetFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.rule.Issue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void refusesTooManyDecisionsInOneFile() {
    String[] decisions = new String[25_001];
    Arrays.fill(decisions, "<decision name=\"a\"><decisionTable/></decision>\n");
    assertThat(codes(RuleSetFixture.of(TABLE).with("m.dmn", dmn(decisions))))
        .contains("budget-elements");
  }

  @Test
  void refusesAListOfTooManyEntries() {
    String segments = String.join(", ", Collections.nCopies(10_001, "{id: a, group: value}"));
    assertThat(
            codes(RuleSetFixture.of("key: test\nsegments: [" + segments + "]\nrules: [r.drl]\n")))
        .contains("yaml-value");
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
  void refusesTooManyRulesOfSeveralFiles() {
    StringBuilder rules = new StringBuilder("package t;\n");
    for (int i = 0; i < 1_100; i++) {
      rules.append("rule R").append(i).append(" when Contact() then end\n");
    }
    assertThat(
            codes(
                RuleSetFixture.of(RULES.formatted("r.drl, s.drl"))
                    .with("r.drl", rules.toString())
                    .with("s.drl", rules.toString().replace("package t", "package u"))))
        .containsExactly("budget-rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "/* ", "\"\\\"", "a.", "rule ", "( "})
  void refusesRulesOfTooManyCharacters(String piece) {
    String drl = piece.repeat((1 << 20) / piece.length() + 1);
    assertThat(codes(RuleSetFixture.of(RULES.formatted("r.drl")).with("r.drl", drl)))
        .containsExactly("budget-length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "/* ", "\"\\\"", "a.", "a ", "matches ", "package ", "new\n"})
  void readsWhatRepeatsInOnePass(String piece) {
    String drl = "package t;\n" + piece.repeat(500_000 / piece.length());
    assertThat(codes(RuleSetFixture.of(RULES.formatted("r.drl")).with("r.drl", drl)))
        .allMatch(code -> code.startsWith("drl-") || code.startsWith("budget-"));
  }

  @Test
  void refusesACellFarOutInManyRows() throws IOException {
    StringBuilder rows = new StringBuilder("<sheetData>");
    for (int i = 1; i <= 20_000; i++) {
      rows.append("<row r=\"%d\"><c r=\"XFD%d\"><v>1</v></c></row>".formatted(i, i));
    }
    assertThat(codes(workbook("sheet1.xml", rows.append("</sheetData>").toString())))
        .containsExactly("workbook-too-large");
  }

  @Test
  void refusesManyMergedRegions() throws IOException {
    StringBuilder merged =
        new StringBuilder("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>")
            .append("<mergeCells>");
    for (int i = 1; i <= 20_000; i++) {
      merged.append("<mergeCell ref=\"A%d:B%d\"/>".formatted(i, i));
    }
    assertThat(codes(workbook("sheet1.xml", merged.append("</mergeCells>").toString())))
        .containsExactly("workbook-too-large");
  }

  @Test
  void countsTheCellsOfAPartThatIsCalledOtherwise() throws IOException {
    StringBuilder row = new StringBuilder("<sheetData><row r=\"1\">");
    row.append("<c/>".repeat(600_000));
    assertThat(codes(workbook("picture.png", row.append("</row></sheetData>").toString())))
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

  /** A workbook whose only sheet says this, in a part of this name. */
  private static RuleSetFixture workbook(String part, String sheet) throws IOException {
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>
          <Override PartName="/xl/%s" ContentType="%sworksheet+xml"/></Types>
          """
              .formatted(type, part, type));
      put(zip, "_rels/.rels", relationship(office + "/officeDocument", "xl/workbook.xml"));
      put(zip, "xl/_rels/workbook.xml.rels", relationship(office + "/worksheet", part));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
              .formatted(main, office));
      put(zip, "xl/" + part, "<worksheet xmlns=\"%s\">%s</worksheet>".formatted(main, sheet));
    }
    return RuleSetFixture.of(RULES.formatted("r.xlsx")).with("r.xlsx", bytes.toByteArray());
  }

  private static String relationship(String type, String target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"%s\" Target=\"%s\"/></Relationships>"
        .formatted(type, target);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
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
