package io.winnow.table;

import java.util.List;

/**
 * Cells to look at, and the columns that they stand in, saved or not.
 *
 * @param inputs null or left out: as saved
 * @param outputs null or left out: as saved
 * @param cells at most 5,000
 */
public record CellCheck(
    List<TableBody.InputColumn> inputs, List<TableBody.OutputColumn> outputs, List<Cell> cells) {

  /**
   * @param column the id of an input or output
   */
  public record Cell(String column, String text) {}

  /**
   * What is wrong, at most one thing for each cell.
   *
   * @param findings in the order of the cells
   */
  public record Findings(List<Finding> findings) {
    public Findings {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param code documented in docs/reference/issues.md
   * @param severity error or warning
   */
  public record Finding(String column, String text, String code, String severity, String message) {}
}
