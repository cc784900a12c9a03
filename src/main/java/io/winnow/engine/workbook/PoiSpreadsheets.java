package io.winnow.engine.workbook;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.Spreadsheets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;

/** Workbooks by way of Apache POI. */
@ApplicationScoped
public class PoiSpreadsheets implements Spreadsheets {

  /** A cell far out makes everything before it count. */
  private static final int MAX_ROW = 20_000;

  private static final int MAX_COLUMN = 250;

  @Override
  public byte[] write(Grid grid) {
    return WorkbookWriter.write(grid);
  }

  @Override
  public Grid read(byte[] workbook, Grid before) {
    return WorkbookFile.read(
        null, workbook, open -> WorkbookReader.read(HeaderRows.find(open), before));
  }

  @Override
  public List<Sheet> sheets(RuleSource xlsx) {
    return WorkbookFile.read(
        xlsx.path(),
        xlsx.bytes(),
        open -> {
          List<Sheet> sheets = new ArrayList<>();
          for (org.apache.poi.ss.usermodel.Sheet sheet : open) {
            sheets.add(new Sheet(sheet.getSheetName(), rows(xlsx.path(), sheet)));
          }
          return sheets;
        });
  }

  private static List<List<String>> rows(String file, org.apache.poi.ss.usermodel.Sheet sheet) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : sheet) {
      List<String> texts = texts(file, row);
      if (!texts.isEmpty()) {
        if (row.getRowNum() > MAX_ROW) {
          throw WorkbookFile.tooLarge(file);
        }
        while (rows.size() < row.getRowNum()) {
          rows.add(List.of());
        }
        rows.add(texts);
      }
    }
    return rows;
  }

  private static List<String> texts(String file, Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      String text = text(cell);
      if (!text.isEmpty()) {
        if (cell.getColumnIndex() > MAX_COLUMN) {
          throw WorkbookFile.tooLarge(file);
        }
        while (texts.size() < cell.getColumnIndex()) {
          texts.add("");
        }
        texts.add(text);
      }
    }
    return texts;
  }

  private static String text(Cell cell) {
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case NUMERIC -> CellReader.decimal(cell.getNumericCellValue());
      case FORMULA -> "=" + cell.getCellFormula();
      case ERROR -> "#ERROR";
      default -> "";
    };
  }
}
