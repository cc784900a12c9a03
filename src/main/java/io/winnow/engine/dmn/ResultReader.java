package io.winnow.engine.dmn;

import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what a decision gave: nothing, one conclusion or a list of them, each with its rows. */
abstract class ResultReader {

  final void read(DmnModelFile model, String decision, Object result, RowRecorder.Notes notes) {
    Location at = Location.table(model.file(), decision, null, null);
    if (result instanceof Collection<?> results) {
      int index = 0;
      for (Object one : results) {
        conclude(one, new Origin(model, decision, notes, index, results.size()), at);
        index++;
      }
    } else {
      conclude(result, new Origin(model, decision, notes, 0, 1), at);
    }
  }

  /**
   * @param result null, an id or a context
   */
  abstract void conclude(Object result, Origin origin, Location at);

  /** Which rows stand behind one of a decision's results. */
  record Origin(
      DmnModelFile model, String decision, RowRecorder.Notes notes, int index, int results) {

    /**
     * @param id what was concluded
     * @param text the reason that the result itself carries; may be null
     * @param seen takes the rows that it rests on
     * @return empty where no reasons are wanted
     */
    List<Reason> because(String id, String text, Consumer<String> seen) {
      DmnTable table = model.tables().get(decision);
      if (table == null) {
        return notes.reasons()
            ? List.of(new Reason(model.file(), decision, text == null ? "" : text))
            : List.of();
      }
      List<DmnTable.Row> rows = rows(table, id);
      rows.forEach(row -> seen.accept(row.ref()));
      if (!notes.reasons()) {
        return List.of();
      }
      List<Reason> reasons = new ArrayList<>(rows.size());
      for (DmnTable.Row row : rows) {
        Reason reason = row.reason();
        reasons.add(
            text == null || text.isBlank()
                ? reason
                : new Reason(reason.source(), reason.rule(), text));
      }
      return reasons;
    }

    private List<DmnTable.Row> rows(DmnTable table, String id) {
      List<Integer> selected = notes.selected(decision);
      if (selected.size() == results) {
        DmnTable.Row own = table.rows().get(selected.get(index) - 1);
        if (id.equals(own.id())) {
          return List.of(own);
        }
      }
      List<DmnTable.Row> rows =
          selected.stream().map(number -> table.rows().get(number - 1)).toList();
      List<DmnTable.Row> literal = rows.stream().filter(row -> id.equals(row.id())).toList();
      if (!literal.isEmpty()) {
        // a list may hold the same id more than once: each result has its own row
        return literal.size() > 1 && rows.size() == results && rows.get(index).id() != null
            ? List.of(rows.get(index)).stream().filter(row -> id.equals(row.id())).toList()
            : literal;
      }
      return rows.size() == results ? List.of(rows.get(index)) : rows;
    }
  }

  static String text(Map<?, ?> context, String key) {
    Object value = context.get(key);
    return value instanceof String text ? text : null;
  }

  static EvaluationException unusable(String wanted, Object result, Location at) {
    return new EvaluationException(
        List.of(
            Issue.error(
                "unusable-result",
                "Decision '"
                    + at.table()
                    + "' must give "
                    + wanted
                    + ", not "
                    + (result instanceof Map ? "a context without it" : kind(result))
                    + ".",
                at)));
  }

  private static String kind(Object result) {
    if (result instanceof Number) {
      return "a number";
    }
    return result instanceof Boolean ? "true or false" : "something else";
  }
}
