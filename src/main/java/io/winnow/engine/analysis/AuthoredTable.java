package io.winnow.engine.analysis;

import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.engine.dmn.DmnPlace;
import java.util.List;
import java.util.stream.IntStream;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.RuleAnnotation;
import org.kie.dmn.model.api.UnaryTests;

/**
 * A decision table as its author wrote it. Rows and columns are counted from 0 here, and from 1 in
 * places and messages.
 *
 * @param node the decision or business knowledge model that holds it
 */
record AuthoredTable(DmnSource source, String node, DecisionTable table) {

  String file() {
    return source.path();
  }

  int rows() {
    return table.getRule().size();
  }

  int inputs() {
    return table.getInput().size();
  }

  HitPolicy hitPolicy() {
    return table.getHitPolicy();
  }

  /** Whether more than one row may conclude, so that a contact without a row is ordinary. */
  boolean givesMany() {
    return switch (hitPolicy()) {
      case COLLECT, RULE_ORDER, OUTPUT_ORDER -> true;
      case UNIQUE, ANY, PRIORITY, FIRST -> false;
    };
  }

  boolean hasDefault() {
    return table.getOutput().stream().anyMatch(output -> output.getDefaultOutputEntry() != null);
  }

  String expression(int column) {
    LiteralExpression expression = table.getInput().get(column).getInputExpression();
    return expression == null || expression.getText() == null ? "" : expression.getText().strip();
  }

  String label(int column) {
    String label = DmnPlace.label(table.getInput().get(column));
    return label == null ? "input " + (column + 1) : label;
  }

  /** The text of an input cell; a cell that is missing reads as empty. */
  String cell(int row, int column) {
    List<UnaryTests> cells = table.getRule().get(row).getInputEntry();
    return column < cells.size() ? text(cells.get(column).getText()) : "";
  }

  List<String> outputs(int row) {
    return table.getRule().get(row).getOutputEntry().stream()
        .map(cell -> text(cell.getText()))
        .toList();
  }

  /** All that the row says, annotations included. */
  String rowText(int row) {
    DecisionRule rule = table.getRule().get(row);
    return String.join(
            " | ", IntStream.range(0, inputs()).mapToObj(column -> cell(row, column)).toList())
        + " || "
        + String.join(" | ", outputs(row))
        + " || "
        + String.join(
            " | ",
            rule.getAnnotationEntry().stream()
                .map(RuleAnnotation::getText)
                .map(AuthoredTable::text)
                .toList());
  }

  Column column(int index, RuleSet ruleSet) {
    return Columns.of(this, table.getInput().get(index), index, ruleSet);
  }

  Location place() {
    return DmnPlace.of(file(), table);
  }

  Location place(int row) {
    return DmnPlace.of(file(), table.getRule().get(row));
  }

  Location place(int row, int column) {
    List<UnaryTests> cells = table.getRule().get(row).getInputEntry();
    return column < cells.size() ? DmnPlace.of(file(), cells.get(column)) : place(row);
  }

  Location columnPlace(int column) {
    InputClause input = table.getInput().get(column);
    return DmnPlace.of(file(), input);
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }
}
