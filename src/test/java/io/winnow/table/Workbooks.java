package io.winnow.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What people do to an exported table with a spreadsheet program. */
final class Workbooks {

  private Workbooks() {}

  static byte[] edit(byte[] exported, Consumer<Sheet> edits) {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(exported));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      edits.accept(workbook.getSheetAt(0));
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small zip that unpacks to more than is read. */
  static byte[] bomb() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
      zip.finish();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The n-th rule of the sheet, from 1. */
  static Row rule(Sheet sheet, int number) {
    return sheet.getRow(head(sheet, "Expression or name").getRowNum() + number);
  }

  static Row head(Sheet sheet, String name) {
    for (Row row : sheet) {
      if (row.getCell(0).getStringCellValue().equals(name)) {
        return row;
      }
    }
    throw new IllegalStateException(name);
  }

  /** Takes a row out and puts it in before another, as cut and paste does. */
  static void move(Sheet sheet, int from, int to) {
    String[] texts = texts(rule(sheet, from));
    int first = rule(sheet, 1).getRowNum() - 1;
    int step = from < to ? 1 : -1;
    for (int i = from; i != to; i += step) {
      put(sheet.getRow(first + i), texts(sheet.getRow(first + i + step)));
    }
    put(sheet.getRow(first + to), texts);
  }

  private static String[] texts(Row row) {
    String[] texts = new String[row.getLastCellNum()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = row.getCell(i) == null ? "" : row.getCell(i).getStringCellValue();
    }
    return texts;
  }

  static void put(Row row, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      Cell cell = row.getCell(i) == null ? row.createCell(i) : row.getCell(i);
      cell.setCellValue(texts[i]);
    }
  }
}
