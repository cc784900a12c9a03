package io.winnow.audience;

import java.util.List;

/**
 * Where the files of a rule set name a segment or an offer. Spreadsheets are not looked into.
 *
 * @param files DRL, scenarios, and what stands in DMN outside of tables
 */
public record UsedIn(List<InTable> tables, List<InFile> files) {

  /** How many rows and lines are told of each. */
  static final int TOLD = 20;

  static final UsedIn NOWHERE = new UsedIn(List.of(), List.of());

  /**
   * @param rows how many name it
   * @param first up to twenty of them
   */
  public record InTable(String file, String decision, int rows, List<Row> first) {}

  /**
   * @param id stable
   * @param number counted from 1
   * @param column id of the first column that names it
   */
  public record Row(String id, int number, String column) {}

  /**
   * @param lines up to twenty, counted from 1
   */
  public record InFile(String path, List<Integer> lines) {}
}
