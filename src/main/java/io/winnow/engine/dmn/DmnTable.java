package io.winnow.engine.dmn;

import io.winnow.core.rule.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.RuleAnnotation;

/**
 * A decision table as far as reasons need it.
 *
 * @param node the decision or business knowledge model that holds the table
 * @param idColumn the output column with the segment's or offer's id; -1 where there is none
 */
record DmnTable(String file, String node, DecisionTable table, int idColumn, List<Row> rows) {

  /**
   * @param id the id that the row gives, where it is written as plain text; else null
   * @param reason what people read when the row fired
   * @param ref names the row for good: {@code file#decision/row id}, with the number where the file
   *     gives no id
   */
  record Row(int number, String id, Reason reason, String ref, DecisionRule rule) {}

  static DmnTable of(String file, String node, DecisionTable table) {
    int idColumn = idColumn(table);
    List<Row> rows =
        table.getRule().stream().map(rule -> row(file, node, table, rule, idColumn)).toList();
    return new DmnTable(file, node, table, idColumn, rows);
  }

  String hitPolicy() {
    return table.getHitPolicy().value();
  }

  private static Row row(
      String file, String node, DecisionTable table, DecisionRule rule, int idColumn) {
    int number = table.getRule().indexOf(rule) + 1;
    String id =
        idColumn >= 0 && idColumn < rule.getOutputEntry().size()
            ? literal(rule.getOutputEntry().get(idColumn))
            : null;
    String name = rule.getId() == null ? String.valueOf(number) : rule.getId();
    return new Row(
        number,
        id,
        new Reason(file, node + "#" + number, text(rule)),
        file + "#" + node + "/" + name,
        rule);
  }

  private static int idColumn(DecisionTable table) {
    List<OutputClause> outputs = table.getOutput();
    if (outputs.size() == 1) {
      return 0;
    }
    for (int i = 0; i < outputs.size(); i++) {
      if ("segment".equals(outputs.get(i).getName()) || "offer".equals(outputs.get(i).getName())) {
        return i;
      }
    }
    return -1;
  }

  private static String literal(LiteralExpression cell) {
    String text = cell.getText() == null ? "" : cell.getText().strip();
    boolean quoted =
        text.length() > 2
            && text.startsWith("\"")
            && text.indexOf('"', 1) == text.length() - 1
            && text.indexOf('\\') < 0;
    return quoted ? text.substring(1, text.length() - 1) : null;
  }

  private static String text(DecisionRule rule) {
    String annotations =
        rule.getAnnotationEntry().stream()
            .map(RuleAnnotation::getText)
            .filter(text -> text != null && !text.isBlank())
            .map(String::strip)
            .collect(Collectors.joining(" "));
    if (!annotations.isEmpty()) {
      return annotations;
    }
    return rule.getDescription() == null ? "" : rule.getDescription().strip();
  }
}
