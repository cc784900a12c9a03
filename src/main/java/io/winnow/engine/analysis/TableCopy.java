package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.analysis.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as the library can analyse it: cells that it knows, and no rows that can never fit.
 *
 * @param cells of every row of the author's table
 * @param kept the rows that take part, in order
 */
record TableCopy(
    AuthoredTable table, List<Column> columns, List<List<Cell>> cells, List<Integer> kept) {

  /**
   * @param issues receives what is wrong with single cells
   */
  static TableCopy of(AuthoredTable table, RuleSet ruleSet, List<Issue> issues) {
    List<Column> columns =
        IntStream.range(0, table.inputs()).mapToObj(i -> table.column(i, ruleSet)).toList();
    List<List<Cell>> cells = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<Cell> read = new ArrayList<>();
      boolean possible = true;
      for (int column = 0; column < columns.size(); column++) {
        Cell cell = CellReader.read(columns.get(column), table.cell(row, column));
        Cell allowed = ImpossibleCells.check(table, columns.get(column), row, column, cell, issues);
        possible &= allowed != null && !(allowed instanceof Cell.Unknown);
        read.add(allowed == null ? cell : allowed);
      }
      cells.add(read);
      if (possible) {
        kept.add(row);
      }
    }
    return new TableCopy(table, columns, cells, kept);
  }

  /** Whether all cells of a column fit everything. */
  boolean isIdle(int column) {
    return cells.stream().allMatch(row -> row.get(column) instanceof Cell.Anything);
  }

  /** Columns of which it cannot be told whether their cells cover everything. */
  List<Column> open() {
    return IntStream.range(0, columns.size())
        .filter(i -> !isIdle(i))
        .mapToObj(columns::get)
        .filter(
            column ->
                column.kind() == Kind.OPAQUE
                    || column.kind() == Kind.TEXT && column.values().size() < 2)
        .toList();
  }

  /** The library's own row number, from 1, as the author's row, from 0. */
  int row(int libraryRow) {
    return kept.get(libraryRow - 1);
  }

  /** The copy as a DMN model. */
  String xml() {
    StringBuilder xml =
        new StringBuilder(
            "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"copy\""
                + " name=\"copy\" namespace=\"urn:copy\"><decision id=\"d\" name=\"d\">"
                + "<decisionTable id=\"t\" hitPolicy=\"");
    xml.append(table.givesMany() ? "COLLECT" : table.hitPolicy().value()).append("\">");
    for (int i = 0; i < columns.size(); i++) {
      xml.append("<input><inputExpression typeRef=\"").append(type(i)).append("\"><text>c");
      xml.append(i).append("</text></inputExpression>");
      String values = values(i);
      if (values != null) {
        element("inputValues", values, xml);
      }
      xml.append("</input>");
    }
    table
        .table()
        .getOutput()
        .forEach(
            output -> {
              xml.append("<output>");
              if (output.getOutputValues() != null) {
                element("outputValues", output.getOutputValues().getText(), xml);
              }
              xml.append("</output>");
            });
    for (int row : kept) {
      xml.append("<rule>");
      cells.get(row).forEach(cell -> element("inputEntry", cell.feel(), xml));
      table.outputs(row).forEach(output -> element("outputEntry", output, xml));
      xml.append("</rule>");
    }
    return xml.append("</decisionTable></decision></definitions>").toString();
  }

  private String type(int column) {
    if (isIdle(column)) {
      return "number";
    }
    return switch (columns.get(column).kind()) {
      case WHOLE, NUMBER -> "number";
      case TEXT, OPAQUE -> "string";
      case FLAG -> "boolean";
      case TIME -> "dateTime";
    };
  }

  private String values(int index) {
    Column column = columns.get(index);
    if (isIdle(index)) {
      return null;
    }
    if (column.kind() == Kind.FLAG) {
      return "true, false";
    }
    if (column.kind() == Kind.TEXT && column.values().size() > 1) {
      return String.join(", ", column.values().stream().map(Feel::quoted).toList());
    }
    String domain = column.isNumber() ? column.domain().feel() : "-";
    return domain.equals("-") ? null : domain;
  }

  private static void element(String name, String text, StringBuilder xml) {
    xml.append('<').append(name).append("><text>");
    String given = text == null || text.isBlank() ? "null" : text;
    xml.append(given.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    xml.append("</text></").append(name).append('>');
  }
}
