package io.winnow.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.TableException;
import io.winnow.engine.grid.DmnFiles;
import io.winnow.engine.grid.DmnTableEditor;
import io.winnow.engine.grid.RandomEdits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoiSpreadsheetsTest {

  private static final int FIRST = 10;
  private static final int ID = 5;

  private final PoiSpreadsheets spreadsheets = new PoiSpreadsheets();
  private final DmnTableEditor editor = new DmnTableEditor();
  private final Grid habit = editor.read(DmnFiles.editor("camunda-1.3.dmn"), "Habit");

  static List<RuleSource> files() {
    return java.util.stream.Stream.concat(DmnFiles.own().stream(), DmnFiles.conformance().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsBackExactlyWhatWasExported(RuleSource file) {
    for (String table : editor.tables(file)) {
      Grid grid = editor.read(file, table);
      assertThat(spreadsheets.read(spreadsheets.write(grid), grid)).isEqualTo(grid);
      Grid edited =
          editor.read(editor.write(file, table, new RandomEdits(7).apply(grid, 9)), table);
      assertThat(spreadsheets.read(spreadsheets.write(edited), edited)).isEqualTo(edited);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\tx",
        "\r=x",
        "=HYPERLINK(\"http://x\")",
        "1-2",
        "0012",
        "1E5",
        "_x0041_",
        "_x000D_",
        "a_x005F_b",
        " lead and trail ",
        "'quoted",
        "TRUE",
        "\n",
        "ünï 😀",
        "55%"
      })
  void keepsEveryTextAsText(String text) throws IOException {
    Grid grid = withCell(habit, 0, "Input_1", text);
    byte[] bytes = spreadsheets.write(grid);
    assertThat(spreadsheets.read(bytes, grid)).isEqualTo(grid);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      Cell cell = workbook.getSheetAt(0).getRow(FIRST).getCell(1);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(cell.getCellStyle().getQuotePrefixed())
          .isEqualTo("=+-@\t\r".indexOf(text.charAt(0)) >= 0);
    }
  }

  @Test
  void hasNoFormulaAnywhere() throws IOException {
    Grid risky =
        new Grid(
            "=cmd()",
            habit.hitPolicy(),
            null,
            habit.inputs(),
            habit.outputs(),
            habit.annotations(),
            habit.rows());
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(spreadsheets.write(risky)))) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
    }
  }

  @Test
  void understandsRowsThatWereInsertedMovedCopiedClearedAndDeleted() {
    List<String> ids = habit.rows().stream().map(Grid.Row::id).toList();
    Grid read =
        edited(
            sheet -> {
              sheet.shiftRows(FIRST, FIRST + 2, 5); // rows now stand at 15 to 17, blank ones before
              copy(sheet.getRow(16), sheet.createRow(FIRST)); // second row moved up
              sheet.removeRow(sheet.getRow(16));
              Row inserted = sheet.createRow(FIRST + 1);
              inserted.createCell(2).setCellValue(30);
              inserted.createCell(3).setCellValue("“first”");
              Row copied = sheet.createRow(FIRST + 2);
              copy(sheet.getRow(15), copied); // a copy above its original
              copied.getCell(1).setCellValue("> 7");
              sheet.getRow(17).getCell(1).setBlank();
              sheet.getRow(17).getCell(3).setBlank(); // cleared, the id left alone
              sheet.createRow(300).createCell(2).setBlank();
              sheet.createRow(1_000_000).createCell(0).setCellValue("  ");
            });
    assertThat(read.rows())
        .extracting(Grid.Row::id)
        .containsExactly(ids.get(1), null, null, ids.get(0));
    assertThat(read.rows().get(1).cells().values()).containsExactly("-", "30", "\"first\"");
    assertThat(read.rows().get(2).cells()).containsEntry("Input_1", "> 7");
    assertThat(read.rows().get(3)).isEqualTo(habit.rows().get(0));
  }

  @Test
  void readsNumbersBooleansAndDatesThatWereTypedAsSuch() {
    Grid dated =
        new Grid(
            "Habit",
            habit.hitPolicy(),
            null,
            List.of(
                new Grid.Input("Input_1", null, "contact.birthDate", "date", null),
                new Grid.Input("InputClause_0zzz111", null, "x", null, null)),
            habit.outputs(),
            habit.annotations(),
            habit.rows());
    Grid read =
        edited(
            dated,
            sheet -> {
              date(sheet.getRow(FIRST).getCell(1), LocalDate.of(2026, 1, 2));
              plain(sheet.getRow(FIRST).getCell(2)).setCellValue(true);
              plain(sheet.getRow(FIRST + 1).getCell(2)).setCellValue(0.1);
              plain(sheet.getRow(FIRST + 2).getCell(2)).setCellValue(12_000_000);
            });
    assertThat(read.rows().get(0).cells().values())
        .containsExactly("date(\"2026-01-02\")", "true", "\"regular\"");
    assertThat(read.rows().get(1).cells()).containsEntry("InputClause_0zzz111", "0.1");
    assertThat(read.rows().get(2).cells()).containsEntry("InputClause_0zzz111", "12000000");
  }

  @Test
  void refusesWhatCannotBeUnderstoodWithTheCellsName() {
    assertThatThrownBy(
            () ->
                edited(
                    sheet -> {
                      sheet.getRow(FIRST).getCell(1).setCellFormula("1+1");
                      date(sheet.getRow(FIRST + 1).getCell(2), LocalDate.of(2026, 1, 2));
                      sheet.getRow(FIRST + 2).getCell(3).setCellErrorValue((byte) 7);
                      CellStyle percent = sheet.getWorkbook().createCellStyle();
                      percent.setDataFormat((short) 9);
                      sheet.getRow(FIRST + 2).getCell(1).setCellValue(0.5);
                      sheet.getRow(FIRST + 2).getCell(1).setCellStyle(percent);
                      sheet.getRow(FIRST).createCell(9).setCellValue("lost");
                    }))
        .isInstanceOfSatisfying(
            TableException.class,
            e ->
                assertThat(e.issues())
                    .extracting(issue -> issue.code() + " " + issue.message().substring(0, 8))
                    .containsExactlyInAnyOrder(
                        "workbook-formula Cell B11",
                        "workbook-date Cell C12",
                        "workbook-error Cell D13",
                        "workbook-percent Cell B13",
                        "workbook-column Cell J11"));
  }

  @Test
  void readsHeaderChangesAndKeepsWhatIsGone() {
    Grid read =
        edited(
            sheet -> {
              sheet.getRow(1).getCell(1).setCellValue("UNIQUE");
              sheet.getRow(6).getCell(2).setCellValue("[0..1000]");
              sheet.removeRow(sheet.getRow(5)); // types
              sheet.getRow(8).getCell(1).setBlank(); // a label
            });
    assertThat(read.hitPolicy().word()).isEqualTo("UNIQUE");
    assertThat(read.inputs().get(0).label()).isNull();
    assertThat(read.inputs().get(1).allowedValues()).isEqualTo("[0..1000]");
    assertThat(read.inputs().get(1).type()).isEqualTo("number");
    assertThat(read.rows()).isEqualTo(habit.rows());
  }

  @Test
  void refusesTheWorkbookOfAnotherTable() {
    Grid other =
        new Grid(
            "Other",
            habit.hitPolicy(),
            null,
            habit.inputs(),
            habit.outputs(),
            habit.annotations(),
            habit.rows());
    assertThat(codes(spreadsheets.write(other))).containsExactly("workbook-layout");
    assertThat(codes(edit(habit, sheet -> sheet.getRow(3).getCell(1).setCellValue("else"))))
        .containsExactly("workbook-layout");
  }

  @Test
  void readsInlineTextsAsOtherProgramsWriteThem() {
    byte[] bytes =
        rewritten(
            spreadsheets.write(habit),
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replaceFirst(
                    "<c r=\"B11\" (s=\"\\d+\") t=\"s\"><v>\\d+</v></c>",
                    "<c r=\"B11\" $1 t=\"inlineStr\"><is><r><t>&gt; </t></r><r><t>4</t></r></is></c>"));
    assertThat(spreadsheets.read(bytes, habit).rows().get(0).cells())
        .containsEntry("Input_1", "> 4");
  }

  @Test
  void refusesBombsAndBrokenFiles() {
    assertThat(codes("no zip".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("workbook-unreadable");
    assertThat(codes(new byte[5 << 20])).containsExactly("workbook-too-large");
    byte[] good = spreadsheets.write(habit);
    assertThat(codes(java.util.Arrays.copyOf(good, good.length / 2)))
        .containsExactly("workbook-unreadable");
    assertThat(codes(rewritten(good, "xl/workbook.xml", xml -> " ".repeat(30 << 20))))
        .containsExactly("workbook-too-large");
    assertThat(
            codes(
                rewritten(
                    good,
                    "xl/worksheets/sheet1.xml",
                    xml ->
                        xml.replace(
                            "<sheetData>",
                            "<sheetData><row r=\"1\">" + "<c/>".repeat(600_000) + "</row>"))))
        .containsExactly("workbook-too-large");
    assertThat(
            codes(
                rewritten(
                    good,
                    "xl/sharedStrings.xml",
                    xml ->
                        xml.replaceFirst(
                            "(<\\?xml[^>]*>)",
                            "$1<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"))))
        .containsExactly("workbook-unreadable");
  }

  @Test
  void readsTheCellsOfARuleSpreadsheet() throws IOException {
    byte[] bytes =
        java.nio.file.Files.readAllBytes(
            java.nio.file.Path.of("src/main/resources/rules/crm/engagement.xlsx"));
    assertThat(spreadsheets.sheets(new RuleSource("engagement.xlsx", bytes)).get(0).rows())
        .anySatisfy(row -> assertThat(row).anyMatch(text -> text.startsWith("RuleTable")));
  }

  private List<String> codes(byte[] workbook) {
    try {
      spreadsheets.read(workbook, habit);
      return List.of();
    } catch (TableException e) {
      return e.issues().stream().map(Issue::code).toList();
    }
  }

  private Grid edited(Consumer<XSSFSheet> edits) {
    return edited(habit, edits);
  }

  private Grid edited(Grid grid, Consumer<XSSFSheet> edits) {
    return spreadsheets.read(edit(grid, edits), grid);
  }

  private byte[] edit(Grid grid, Consumer<XSSFSheet> edits) {
    try (XSSFWorkbook workbook =
            new XSSFWorkbook(new ByteArrayInputStream(spreadsheets.write(grid)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      edits.accept(workbook.getSheetAt(0));
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Row from, Row to) {
    for (Cell cell : from) {
      Cell copy = to.createCell(cell.getColumnIndex());
      copy.setCellStyle(cell.getCellStyle());
      copy.setCellValue(cell.getStringCellValue());
    }
    assertThat(to.getCell(ID).getStringCellValue()).isNotEmpty();
  }

  private static Cell plain(Cell cell) {
    cell.setCellStyle(cell.getSheet().getWorkbook().createCellStyle());
    return cell;
  }

  private static void date(Cell cell, LocalDate date) {
    CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat((short) 14);
    cell.setCellStyle(style);
    cell.setCellValue(date);
  }

  private static byte[] rewritten(
      byte[] workbook, String part, java.util.function.UnaryOperator<String> change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            entry.getName().equals(part)
                ? change
                    .apply(new String(content, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Grid withCell(Grid grid, int at, String column, String text) {
    Grid.Row row = grid.rows().get(at);
    Map<String, String> cells = new LinkedHashMap<>(row.cells());
    cells.put(column, text);
    List<Grid.Row> rows = new ArrayList<>(grid.rows());
    rows.set(at, new Grid.Row(row.id(), row.description(), cells, row.annotations()));
    return grid.withRows(rows);
  }
}
