package io.winnow.engine.dmn;

import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what a decision gave: nothing, one conclusion or a list of them, each with its rows. */
abstract class ResultReader {

  /**
   * @param selected the rows that count, numbered from 1
   * @param reasons whether people are to read why
   */
  final void read(
      ConcludingDecision decision, Object result, List<Integer> selected, boolean reasons) {
    if (result instanceof Collection<?> results) {
      int index = 0;
      for (Object one : results) {
        conclude(one, new Origin(decision, selected, reasons, index, results.size()));
        index++;
      }
    } else {
      conclude(result, new Origin(decision, selected, reasons, 0, 1));
    }
  }

  /**
   * @param result null, an id or a context
   */
  abstract void conclude(Object result, Origin origin);

  /** Which rows stand behind one of a decision's results. */
  record Origin(
      ConcludingDecision decision,
      List<Integer> selected,
      boolean reasons,
      int index,
      int results) {

    Location at() {
      return decision.at();
    }

    /**
     * @param id what was concluded
     * @param text the reason that the result itself carries; may be null
     * @param seen takes the rows that it rests on
     * @return empty where no reasons are wanted
     */
    List<Reason> because(String id, String text, Consumer<String> seen) {
      DmnTable table = decision.table();
      if (table == null) {
        return reasons
            ? List.of(new Reason(decision.file(), decision.name(), text == null ? "" : text))
            : List.of();
      }
      DmnTable.Row own = own(table, id);
      if (own != null) {
        seen.accept(own.ref());
        return reasons ? List.of(reason(own, text)) : List.of();
      }
      List<DmnTable.Row> rows = rows(table, id);
      rows.forEach(row -> seen.accept(row.ref()));
      return reasons ? rows.stream().map(row -> reason(row, text)).toList() : List.of();
    }

    private static Reason reason(DmnTable.Row row, String text) {
      Reason reason = row.reason();
      return text == null || text.isBlank()
          ? reason
          : new Reason(reason.source(), reason.rule(), text);
    }

    /** The row of the result where each has one, and it says so; else null. */
    private DmnTable.Row own(DmnTable table, String id) {
      if (selected.size() != results) {
        return null;
      }
      DmnTable.Row row = table.rows().get(selected.get(index) - 1);
      return id.equals(row.id()) ? row : null;
    }

    private List<DmnTable.Row> rows(DmnTable table, String id) {
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
