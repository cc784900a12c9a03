package io.winnow.table;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.table.Grid;
import java.util.List;

/**
 * A decision table in a list.
 *
 * @param decision the name by which the table is asked for
 * @param hitPolicy a word of DMN; null where the table cannot be shown as a grid
 */
public record TableSummary(
    String file, String decision, String hitPolicy, int inputs, int outputs, int rows) {

  static TableSummary of(String file, Grid grid) {
    return new TableSummary(
        file,
        grid.decision(),
        grid.hitPolicy().word(),
        grid.inputs().size(),
        grid.outputs().size(),
        grid.rows().size());
  }

  /** Why a file or a table cannot be shown. */
  public record Refusal(String code, String message, Location location) {
    static Refusal of(Issue issue) {
      return new Refusal(issue.code(), issue.message(), issue.location());
    }
  }

  /**
   * All tables of a rule set, by file.
   *
   * @param refused what cannot be shown as a grid, and why
   */
  public record TableList(List<TableSummary> tables, List<Refusal> refused) {
    public TableList {
      tables = List.copyOf(tables);
      refused = List.copyOf(refused);
    }
  }
}
