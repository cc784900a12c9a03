package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.Grid;
import io.winnow.core.table.GridFaults;
import io.winnow.core.table.TableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A table as a workbook: every cell is text, none is a formula. */
final class WorkbookWriter {

  private static final int CHARACTER = 256;
  private static final int NARROW = 18 * CHARACTER;
  private static final int WIDE = 44 * CHARACTER;
  private static final List<String> README =
      List.of(
          "This workbook holds one decision table. Edit the first sheet, save it as .xlsx and import it.",
          "A row is a rule. Insert, copy, move, sort and delete rows as you like; sort and filter whole rows.",
          "The last column holds each row's id. Leave it with its row; a new row has none.",
          "Cells are FEEL: text in double quotes (\"DE\"), numbers as they are, - for any value.",
          "Formulas are refused. A date is written as date(\"2026-11-22\").",
          Layout.NAMES_ARE_FIXED,
          "Labels, expressions, types, allowed values, default outputs and the hit policy may be changed.");

  private final XSSFWorkbook workbook;
  private final XSSFSheet sheet;
  private final Grid grid;
  private final CellStyle text;
  private final CellStyle quoted;
  private final CellStyle head;
  private final CellStyle faint;
  private int line;

  private WorkbookWriter(XSSFWorkbook workbook, Grid grid) {
    this.workbook = workbook;
    this.grid = grid;
    this.sheet = workbook.createSheet(Layout.sheetName(grid.decision()));
    this.text = style(false);
    this.quoted = style(true);
    this.head = style(false);
    Font bold = workbook.createFont();
    bold.setBold(true);
    head.setFont(bold);
    head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    this.faint = style(false);
    Font grey = workbook.createFont();
    grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
    faint.setFont(grey);
  }

  static byte[] write(Grid grid) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      workbook.getProperties().getCoreProperties().setCreator("Winnow");
      new WorkbookWriter(workbook, grid).write();
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    put(Layout.DECISION, List.of(grid.decision()), text);
    put(Layout.HIT_POLICY, List.of(grid.hitPolicy().word()), text);
    put(
        Layout.AGGREGATION,
        List.of(grid.aggregation() == null ? "" : grid.aggregation().name()),
        text);
    put(
        Layout.COLUMN_ID,
        columns(
            Grid.Input::id,
            Grid.Output::id,
            i -> Layout.ANNOTATION_ID + (i + 1),
            Layout.DESCRIPTION_ID,
            Layout.ROW_ID),
        faint);
    put(
        Layout.KIND,
        columns(i -> "input", o -> "output", i -> "annotation", "description", "row id"),
        faint);
    put(Layout.TYPE, columns(Grid.Input::type, Grid.Output::type, i -> null, null, null), text);
    put(
        Layout.ALLOWED,
        columns(Grid.Input::allowedValues, Grid.Output::allowedValues, i -> null, null, null),
        text);
    put(
        Layout.DEFAULT,
        columns(i -> null, Grid.Output::defaultOutput, i -> null, null, null),
        text);
    put(Layout.LABEL, columns(Grid.Input::label, Grid.Output::label, i -> null, null, null), text);
    put(
        Layout.EXPRESSION,
        columns(
            Grid.Input::expression,
            Grid.Output::name,
            grid.annotations()::get,
            "Description",
            "Row id (leave as it is)"),
        head);
    int header = line - 1;
    for (Grid.Row row : grid.rows()) {
      List<String> texts = new ArrayList<>();
      grid.columnIds().forEach(id -> texts.add(row.cells().get(id)));
      texts.addAll(row.annotations());
      texts.add(row.description());
      texts.add(row.id());
      put(String.valueOf(line - header), texts, text);
    }
    finish(header);
    readme();
  }

  private interface ByPlace {
    String of(int index);
  }

  private List<String> columns(
      java.util.function.Function<Grid.Input, String> input,
      java.util.function.Function<Grid.Output, String> output,
      ByPlace annotation,
      String description,
      String rowId) {
    List<String> texts = new ArrayList<>();
    grid.inputs().forEach(column -> texts.add(input.apply(column)));
    grid.outputs().forEach(column -> texts.add(output.apply(column)));
    for (int i = 0; i < grid.annotations().size(); i++) {
      texts.add(annotation.of(i));
    }
    texts.add(description);
    texts.add(rowId);
    return texts;
  }

  private void put(String name, List<String> texts, CellStyle style) {
    XSSFRow row = sheet.createRow(line++);
    put(row, 0, name, faint);
    for (int i = 0; i < texts.size(); i++) {
      put(row, i + 1, texts.get(i), i + 1 == lastColumn() ? faint : style);
    }
  }

  private void put(XSSFRow row, int column, String content, CellStyle style) {
    XSSFCell cell = row.createCell(column);
    cell.setCellStyle(style);
    if (content == null || content.isEmpty()) {
      return;
    }
    String kept = WorkbookText.encode(content);
    if (kept.length() > GridFaults.MAX_TEXT) {
      throw new TableException(
          Issue.error(
              "workbook-cell-too-long",
              "Cell "
                  + cell.getReference()
                  + " would hold more than "
                  + GridFaults.MAX_TEXT
                  + " characters.",
              Location.table(null, grid.decision(), null, null)));
    }
    cell.setCellValue(kept);
    if (WorkbookText.isRisky(content)) {
      cell.setCellStyle(quoted);
    }
  }

  private int lastColumn() {
    return grid.columnIds().size() + grid.annotations().size() + 2;
  }

  private void finish(int header) {
    sheet.setColumnWidth(0, NARROW);
    for (int i = 1; i <= lastColumn(); i++) {
      boolean wide = i > grid.columnIds().size() && i < lastColumn();
      sheet.setColumnWidth(i, wide ? WIDE : NARROW);
      // what people add is text, too: else 1-2 would become a date
      sheet.setDefaultColumnStyle(i, i == lastColumn() ? faint : text);
    }
    sheet.addIgnoredErrors(
        new CellRangeAddress(0, line - 1, 0, lastColumn()), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    sheet.createFreezePane(1, header + 1);
    sheet.setAutoFilter(new CellRangeAddress(header, line - 1, 0, lastColumn()));
  }

  private void readme() {
    XSSFSheet page =
        workbook.createSheet(
            sheet.getSheetName().equalsIgnoreCase("Read me") ? "Read me first" : "Read me");
    for (int i = 0; i < README.size(); i++) {
      page.createRow(i).createCell(0).setCellValue(README.get(i));
    }
    page.setColumnWidth(0, 2 * WIDE);
  }

  private CellStyle style(boolean quotePrefix) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setQuotePrefixed(quotePrefix);
    return style;
  }
}
