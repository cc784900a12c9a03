package io.winnow.core.table;

import io.winnow.core.rule.Issue.Severity;
import io.winnow.core.rule.RuleSource;
import java.util.List;

/**
 * Tells what is wrong with cells while they are typed, without compiling the table. Port: the
 * engine implements it.
 */
public interface CellChecker {

  /**
   * Looks at each cell by itself: whether it can be read, names only what there is, and fits its
   * column's type and allowed values.
   *
   * @param dmn the file whose names the cells may use; the table in it is not looked at
   * @throws TableException the file cannot be read
   */
  List<Finding> check(
      RuleSource dmn, List<Grid.Input> inputs, List<Grid.Output> outputs, List<Cell> cells);

  /**
   * @param column the id of an input or output; a cell of another column has no findings
   */
  record Cell(String column, String text) {}

  /** At most one for each cell, the worst. */
  record Finding(Cell cell, String code, Severity severity, String message) {}
}
