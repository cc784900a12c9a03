package io.winnow.table;

import io.winnow.core.diff.SheetChange;
import java.util.List;

/** What a workbook has otherwise than the file of that name. */
public record SheetDiff(String file, List<SheetChange> sheets) {

  public SheetDiff {
    sheets = List.copyOf(sheets);
  }
}
