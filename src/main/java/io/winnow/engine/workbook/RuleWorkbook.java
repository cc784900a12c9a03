package io.winnow.engine.workbook;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.TableException;
import io.winnow.engine.budget.Limits;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Looks at a spreadsheet of rules before the rules' own reader does. That goes through every column
 * of every row up to the last one, looks for each cell in every merged region, and works formulas
 * out, so that what a file says would depend on the day it is read.
 */
public final class RuleWorkbook {

  private static final int MOST_MERGED = 1_000;
  private static final int MOST_TOLD = 20;

  private RuleWorkbook() {}

  /**
   * The name of the sheet that holds the rules.
   *
   * @throws TableException workbook-unreadable, workbook-too-large; workbook-formula for each
   *     formula, by its place
   */
  public static String check(RuleSource file, Limits.Source limits) {
    return WorkbookFile.read(
        file.path(),
        file.bytes(),
        workbook -> {
          if (workbook.getNumberOfSheets() == 0) {
            throw new IllegalArgumentException("a workbook without a sheet");
          }
          Sheet rules = workbook.getSheetAt(0);
          check(file.path(), rules, limits);
          return rules.getSheetName();
        });
  }

  private static void check(String file, Sheet sheet, Limits.Source limits) {
    long cells = 0;
    List<Issue> formulas = new ArrayList<>();
    for (Row row : sheet) {
      cells += Math.max(1, row.getLastCellNum());
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.FORMULA && formulas.size() < MOST_TOLD) {
          formulas.add(formula(file, cell));
        }
      }
    }
    if (cells > limits.cells() || sheet.getNumMergedRegions() > MOST_MERGED) {
      throw new TableException(
          Issue.error(
              "workbook-too-large",
              ("A sheet of rules has at most %d cells, empty ones before the last of each row"
                      + " counted, and %d merged regions.")
                  .formatted(limits.cells(), MOST_MERGED),
              Location.table(file, sheet.getSheetName(), null, null)));
    }
    if (!formulas.isEmpty()) {
      throw new TableException(formulas);
    }
  }

  private static Issue formula(String file, Cell cell) {
    return Issue.error(
        "workbook-formula",
        "Cell "
            + cell.getAddress()
            + " is a formula, which may say something else each time it is read: write the value"
            + " itself.",
        Location.table(
            file,
            cell.getSheet().getSheetName(),
            cell.getRowIndex() + 1,
            org.apache.poi.ss.util.CellReference.convertNumToColString(cell.getColumnIndex())));
  }
}
