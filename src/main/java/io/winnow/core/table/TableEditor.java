package io.winnow.core.table;

import io.winnow.core.rule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decision tables in DMN files. Port: the engine implements it.
 *
 * <p>A table is known by the name of the decision or business knowledge model that holds it. A
 * table within a boxed expression is known by the way to it: {@code Decision.entry}.
 */
public interface TableEditor {

  /**
   * @throws TableException the file cannot be read
   */
  List<String> tables(RuleSource dmn);

  /**
   * @throws TableException the file cannot be read, has no such table, or has it in a form that is
   *     not supported
   */
  Grid read(RuleSource dmn, String decision);

  /**
   * The file with the table changed to the grid. What the grid does not change stays as it is, byte
   * for byte; rows without an id get one.
   *
   * @throws TableException as {@link #read}; or the grid is no possible table
   */
  RuleSource write(RuleSource dmn, String decision, Grid grid);

  /**
   * The whole file: every table that can be read, by name, and the text around the tables.
   *
   * @param rest the file's text with what stands in each of these tables left out
   * @param restLines for each line of the rest its number in the file, from 1
   */
  record Content(Map<String, Grid> tables, String rest, List<Integer> restLines) {

    /** Of a file without tables. */
    public static Content ofText(String text) {
      int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
      return new Content(
          Map.of(), text, IntStream.rangeClosed(1, lines).boxed().collect(Collectors.toList()));
    }
  }

  /**
   * @throws TableException the file cannot be read
   */
  Content content(RuleSource dmn);
}
