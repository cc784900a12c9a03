package io.winnow.engine.workbook;

import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of a sheet are which rows of the table. People copy rows with their ids: the copy is a
 * new row. Which of them is the copy shows in what they say, else in their order.
 */
final class RowIdentity {

  private RowIdentity() {}

  /**
   * @param known the rows of the table, by id
   * @return the same rows; an id stands once, and a new row has none
   */
  static List<Grid.Row> settle(List<Grid.Row> rows, Map<String, Grid.Row> known) {
    Map<String, Integer> keeper = new HashMap<>();
    Set<String> unchanged = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Grid.Row row = rows.get(i);
      Grid.Row old = known.get(row.id());
      if (old != null && old.equals(row) && unchanged.add(row.id())) {
        keeper.put(row.id(), i);
      } else if (old != null) {
        keeper.putIfAbsent(row.id(), i);
      }
    }
    List<Grid.Row> settled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Grid.Row row = rows.get(i);
      boolean keeps = row.id() != null && Integer.valueOf(i).equals(keeper.get(row.id()));
      settled.add(keeps ? row : row.withId(null));
    }
    return settled;
  }
}
