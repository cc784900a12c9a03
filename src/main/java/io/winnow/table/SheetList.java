package io.winnow.table;

import io.winnow.core.table.Spreadsheets;
import java.util.List;

/**
 * A spreadsheet of rules, to look at.
 *
 * @param sheets in their order; the rows of each from the first to the last in use, blanks at a
 *     row's end left out
 */
public record SheetList(String file, List<Spreadsheets.Sheet> sheets) {

  public SheetList {
    sheets = List.copyOf(sheets);
  }
}
