package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.engine.FactPath;
import io.winnow.engine.Facts;
import io.winnow.engine.analysis.Column.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.validation.dtanalysis.model.DDTATable;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Interval;

/**
 * The values that a finding is about, as a test of a contact's facts.
 *
 * @param boxes of which the facts must lie in one
 */
record Region(Issue issue, List<List<Edge>> boxes) {

  /**
   * One column's part of a box.
   *
   * @param path of the fact that the column looks at
   * @param span the numbers; null: {@code values} tell
   */
  record Edge(List<String> path, Span span, List<String> values) {

    boolean holds(Map<String, Object> facts) {
      Object value = facts;
      for (String name : path) {
        value = value instanceof Map<?, ?> map ? map.get(name) : null;
      }
      if (value == null) {
        return false;
      }
      return span == null
          ? values.contains(String.valueOf(value))
          : value instanceof Number number && span.contains(new BigDecimal(number.toString()));
    }
  }

  boolean holds(Facts facts) {
    return boxes.stream().anyMatch(box -> box.stream().allMatch(e -> e.holds(facts.byName())));
  }

  /** What the library found, or null where a column looks at more than a fact. */
  static List<Edge> box(TableCopy copy, DDTATable table, Hyperrectangle found) {
    List<Edge> box = new ArrayList<>();
    for (int i = 0; i < found.getEdges().size(); i++) {
      Interval part = found.getEdges().get(i);
      if (!copy.isIdle(i) && !part.equals(table.getInputs().get(i).getDomainMinMax())) {
        Edge edge = edge(copy, i, part);
        if (edge == null) {
          return null;
        }
        box.add(edge);
      }
    }
    return box;
  }

  private static Edge edge(TableCopy copy, int index, Interval part) {
    Column column = copy.columns().get(index);
    String expression = copy.table().expression(index);
    List<FactPath> looked = FactPath.inFeel(expression);
    if (looked.size() != 1 || !looked.get(0).toString().equals(expression)) {
      return null;
    }
    List<String> path = List.of(expression.split("\\."));
    if (column.isNumber()) {
      return new Edge(path, Words.span(part), List.of());
    }
    return column.kind() == Kind.TEXT || column.kind() == Kind.FLAG
        ? new Edge(path, null, Words.values(column, part))
        : null;
  }
}
