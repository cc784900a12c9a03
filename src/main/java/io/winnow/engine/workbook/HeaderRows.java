package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.Grid;
import io.winnow.core.table.TableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/** Where a sheet has what: header rows by their name, columns by their id. */
final class HeaderRows {

  /** People put titles and blank rows above a table, but not pages of them. */
  private static final int LOOK_AT = 60;

  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final CellReader cells;
  private int last;

  private HeaderRows(CellReader cells) {
    this.cells = cells;
  }

  /** The sheet that looks like a table; people put their own sheets before it. */
  static Sheet find(Workbook workbook) {
    for (Sheet sheet : workbook) {
      for (int i = 0; i <= LOOK_AT; i++) {
        Row row = sheet.getRow(i);
        Cell cell = row == null ? null : row.getCell(0);
        if (cell != null
            && cell.getCellType() == CellType.STRING
            && cell.getStringCellValue().strip().equals(Layout.COLUMN_ID)) {
          return sheet;
        }
      }
    }
    return workbook.getSheetAt(0);
  }

  /**
   * @throws TableException the sheet is not the table's
   */
  static HeaderRows of(Sheet sheet, Grid before, CellReader cells) {
    HeaderRows header = new HeaderRows(cells);
    for (Row row : sheet) {
      String name = header.cells.plain(row.getCell(0)).strip();
      if (row.getRowNum() > LOOK_AT || header.rows.containsKey(Layout.EXPRESSION)) {
        break;
      }
      header.rows.putIfAbsent(name, row);
      header.last = row.getRowNum();
    }
    header.check(before);
    return header;
  }

  private void check(Grid before) {
    if (!rows.containsKey(Layout.COLUMN_ID) || !rows.containsKey(Layout.EXPRESSION)) {
      throw refusal(
          before,
          "The sheet has no rows '"
              + Layout.COLUMN_ID
              + "' and '"
              + Layout.EXPRESSION
              + "'. "
              + Layout.NAMES_ARE_FIXED);
    }
    String decision = single(Layout.DECISION, before.decision());
    if (!decision.equals(before.decision())) {
      throw refusal(
          before,
          "The workbook is that of '" + decision + "', not of '" + before.decision() + "'.");
    }
    for (Cell cell : rows.get(Layout.COLUMN_ID)) {
      String id = cells.plain(cell).strip();
      if (cell.getColumnIndex() > 0 && !id.isEmpty()) {
        if (columns.putIfAbsent(id, cell.getColumnIndex()) != null) {
          throw refusal(before, "The column '" + id + "' stands twice.");
        }
      }
    }
    List<String> wanted = new ArrayList<>(before.columnIds());
    for (int i = 1; i <= before.annotations().size(); i++) {
      wanted.add(Layout.ANNOTATION_ID + i);
    }
    wanted.add(Layout.ROW_ID);
    for (String id : wanted) {
      if (!columns.containsKey(id)) {
        throw refusal(before, "The column '" + id + "' is missing. " + Layout.NAMES_ARE_FIXED);
      }
    }
    wanted.add(Layout.DESCRIPTION_ID);
    for (String id : columns.keySet()) {
      if (!wanted.contains(id)) {
        throw refusal(before, "The table has no column '" + id + "'.");
      }
    }
  }

  private static TableException refusal(Grid before, String message) {
    return new TableException(
        Issue.error(
            "workbook-layout", message, Location.table(null, before.decision(), null, null)));
  }

  /** The index of the last header row. */
  int last() {
    return last;
  }

  boolean has(String columnId) {
    return columns.containsKey(columnId);
  }

  Cell cell(Row row, String columnId) {
    Integer column = columns.get(columnId);
    return column == null ? null : row.getCell(column);
  }

  boolean isKnown(int column) {
    return column == 0 || columns.containsValue(column);
  }

  /** The value of a row that has but one. */
  String single(String name, String otherwise) {
    Row row = rows.get(name);
    String text = row == null ? "" : cells.plain(row.getCell(1)).strip();
    return text.isEmpty() ? otherwise : text;
  }

  /**
   * What a header row says of a column. No row: as it was. Blank: nothing, or what was as good as
   * nothing.
   */
  String text(String name, String columnId, String before) {
    Row row = rows.get(name);
    if (row == null) {
      return before;
    }
    String text = cells.feel(cell(row, columnId), null);
    if (text.isEmpty()) {
      return before == null || before.isEmpty() ? before : null;
    }
    boolean words = text.equals(before) || name.equals(Layout.LABEL);
    return words ? text : WorkbookText.straighten(text);
  }
}
