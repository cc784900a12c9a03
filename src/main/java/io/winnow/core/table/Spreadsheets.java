package io.winnow.core.table;

import io.winnow.core.rule.RuleSource;
import java.util.List;

/** Grids as workbooks that people edit (.xlsx). Port: the engine implements it. */
public interface Spreadsheets {

  /**
   * A workbook with the table on its first sheet.
   *
   * @throws TableException a text is longer than a workbook's cell can be
   */
  byte[] write(Grid grid);

  /**
   * Reads back what {@link #write} gave and people changed.
   *
   * @param before the table that the workbook is held against: what the workbook does not say stays
   *     as it was
   * @throws TableException with every place that cannot be understood
   */
  Grid read(byte[] workbook, Grid before);

  /**
   * The cells of any workbook, such as a spreadsheet of rules.
   *
   * @throws TableException it cannot be read
   */
  List<Sheet> sheets(RuleSource xlsx);

  /**
   * @param rows the texts of each row from the first to the last one in use; blanks at a row's end
   *     are left out
   */
  record Sheet(String name, List<List<String>> rows) {}
}
