package io.winnow.core.diff;

import io.winnow.core.table.Spreadsheets.Sheet;
import java.util.ArrayList;
import java.util.List;

/** What differs on a sheet of a workbook. */
public record SheetChange(String file, String sheet, Change change, List<Cell> cells) {

  public SheetChange {
    cells = List.copyOf(cells);
  }

  /**
   * One cell; rows that moved as a whole are not told.
   *
   * @param cell its name such as {@code D12}; of a removed cell, the name that it had
   * @param before null where the row is new
   * @param after null where the row is gone
   */
  public record Cell(String cell, String before, String after) {}

  /** By sheet, removed ones last. */
  public static List<SheetChange> between(String file, List<Sheet> before, List<Sheet> after) {
    List<SheetChange> changes = new ArrayList<>();
    for (Sheet sheet : after) {
      Sheet old = find(before, sheet.name());
      List<Cell> cells = cells(old == null ? List.of() : old.rows(), sheet.rows());
      if (old == null || !cells.isEmpty()) {
        Change change = old == null ? Change.ADDED : Change.CHANGED;
        changes.add(new SheetChange(file, sheet.name(), change, cells));
      }
    }
    for (Sheet sheet : before) {
      if (find(after, sheet.name()) == null) {
        changes.add(
            new SheetChange(file, sheet.name(), Change.REMOVED, cells(sheet.rows(), List.of())));
      }
    }
    return changes;
  }

  private static Sheet find(List<Sheet> sheets, String name) {
    return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst().orElse(null);
  }

  private static List<Cell> cells(List<List<String>> before, List<List<String>> after) {
    int[] partner = Sequences.matches(before, after);
    List<Cell> cells = new ArrayList<>();
    int old = 0;
    int now = 0;
    while (old < before.size() || now < after.size()) {
      if (old < before.size() && partner[old] == now) {
        old++;
        now++;
        continue;
      }
      boolean gone = old < before.size() && partner[old] < 0;
      int nextOld = old;
      while (nextOld < before.size() && partner[nextOld] < 0) {
        nextOld++;
      }
      int nextNow = nextOld < before.size() ? partner[nextOld] : after.size();
      // rows that stand between the same neighbours are the same row, changed
      boolean both = gone && now < nextNow;
      compare(
          gone ? before.get(old) : null,
          gone && !both ? null : after.get(now),
          gone && !both ? old : now,
          cells);
      old += gone ? 1 : 0;
      now += gone && !both ? 0 : 1;
    }
    return cells;
  }

  private static void compare(List<String> before, List<String> after, int row, List<Cell> cells) {
    int width = Math.max(before == null ? 0 : before.size(), after == null ? 0 : after.size());
    for (int i = 0; i < width; i++) {
      String was = before == null ? null : i < before.size() ? before.get(i) : "";
      String is = after == null ? null : i < after.size() ? after.get(i) : "";
      boolean nothing = (was == null || was.isEmpty()) && (is == null || is.isEmpty());
      if (!nothing && !(was != null && was.equals(is))) {
        cells.add(new Cell(name(row, i), was, is));
      }
    }
  }

  private static String name(int row, int column) {
    StringBuilder letters = new StringBuilder();
    for (int c = column; c >= 0; c = c / 26 - 1) {
      letters.insert(0, (char) ('A' + c % 26));
    }
    return letters.append(row + 1).toString();
  }
}
