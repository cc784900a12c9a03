package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a cell says as text, whatever a spreadsheet program made of what was typed. */
final class CellReader {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final String table;
  private final List<Issue> issues;

  /**
   * @param issues gets every cell that cannot be understood, by its name
   */
  CellReader(String table, List<Issue> issues) {
    this.table = table;
    this.issues = issues;
  }

  /**
   * @param cell may be null
   * @param type the column's type; null: FEEL of any type
   */
  String feel(Cell cell, String type) {
    return read(cell, type, true);
  }

  /** For columns that hold words, not FEEL. */
  String plain(Cell cell) {
    return read(cell, null, false);
  }

  private String read(Cell cell, String type, boolean feel) {
    if (cell == null) {
      return "";
    }
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case NUMERIC -> number(cell, type, feel);
      case FORMULA ->
          refuse(
              cell, "workbook-formula", "is a formula: write the value or the FEEL text itself.");
      case ERROR -> refuse(cell, "workbook-error", "holds an error of the spreadsheet program.");
      default -> "";
    };
  }

  private String number(Cell cell, String type, boolean feel) {
    if (DateUtil.isCellDateFormatted(cell)) {
      return date(cell, type, feel);
    }
    if (feel && String.valueOf(cell.getCellStyle().getDataFormatString()).contains("%")) {
      return refuse(
          cell,
          "workbook-percent",
          "is a percentage: write the number as text, such as 55 or 0.55.");
    }
    return decimal(cell.getNumericCellValue());
  }

  static String decimal(double value) {
    String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return text.equals("-0") ? "0" : text;
  }

  private String date(Cell cell, String type, boolean feel) {
    LocalDateTime at = cell.getLocalDateTimeCellValue();
    boolean day = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    String text = day ? at.toLocalDate().toString() : at.format(DATE_TIME);
    if (!feel) {
      return text;
    }
    String wanted = type == null ? "" : type.substring(type.indexOf(':') + 1);
    if (wanted.equals("date") && day) {
      return "date(\"" + text + "\")";
    }
    boolean time = cell.getNumericCellValue() < 1;
    if (!time && wanted.equals("dateTime") || !time && wanted.equals("date and time")) {
      return "date and time(\"" + at.format(DATE_TIME) + "\")";
    }
    return refuse(
        cell,
        "workbook-date",
        "became a date ("
            + text
            + ") when it was typed: format it as text and write what is meant, such as date(\""
            + at.toLocalDate()
            + "\").");
  }

  private String refuse(Cell cell, String code, String message) {
    issues.add(
        Issue.error(
            code,
            "Cell " + cell.getAddress() + " " + message,
            // the row of a sheet is none of the table's
            Location.table(null, table, null, cell.getAddress().toString())));
    return "";
  }
}
