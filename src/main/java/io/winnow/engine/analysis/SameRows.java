package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.HitPolicy;

/** Rows that stand there twice; the copy goes on without them. */
final class SameRows {

  private SameRows() {}

  static TableCopy check(TableCopy copy, List<Issue> issues) {
    AuthoredTable table = copy.table();
    List<Integer> kept = new ArrayList<>(copy.kept());
    Map<List<Object>, Integer> first = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Integer before = first.putIfAbsent(List.of(copy.cells().get(row), table.outputs(row)), row);
      if (before != null) {
        kept.remove((Integer) row);
        issues.add(issue(table, row, before));
      }
    }
    return new TableCopy(table, copy.columns(), copy.cells(), kept);
  }

  private static Issue issue(AuthoredTable table, int row, int before) {
    String same = "Row %d is the same as row %d".formatted(row + 1, before + 1);
    return table.hitPolicy() == HitPolicy.UNIQUE
        ? Issue.error(
            "row-duplicate",
            same
                + ", but hit policy UNIQUE allows only one row to fit: such contacts cannot be"
                + " decided about. Remove one of them.",
            table.place(row))
        : Issue.warning("row-duplicate", same + ": remove one of them.", table.place(row));
  }
}
