package io.winnow.engine;

import io.winnow.core.rule.Issue.Severity;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.CellChecker;
import io.winnow.core.table.Grid;
import io.winnow.engine.budget.BudgetConfig;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.feel.FeelReading;
import io.winnow.engine.feel.FeelSource;
import io.winnow.engine.grid.DmnNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads cells with the FEEL parser that compiles them later. */
@ApplicationScoped
public class KieCellChecker implements CellChecker {

  private static final int REMEMBERED = 16;

  private final Limits limits;

  /** By a file's bytes: while somebody types, they are the same from key to key. */
  private final Map<ByteBuffer, DmnNames> names =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, DmnNames> eldest) {
              return size() > REMEMBERED;
            }
          });

  public KieCellChecker() {
    this.limits = Limits.DEFAULT;
  }

  @Inject
  public KieCellChecker(BudgetConfig budget) {
    this.limits = Limits.of(budget);
  }

  @Override
  public List<Finding> check(
      RuleSource dmn, List<Grid.Input> inputs, List<Grid.Output> outputs, List<Cell> cells) {
    DmnNames known = names.get(ByteBuffer.wrap(dmn.bytes()));
    if (known == null) {
      known = DmnNames.of(dmn);
      names.put(ByteBuffer.wrap(dmn.bytes()), known);
    }
    Map<String, CellColumn> columns = new HashMap<>();
    for (Grid.Input in : inputs) {
      columns.put(
          in.id(),
          CellColumn.of(true, in.label(), in.expression(), in.type(), in.allowedValues(), known));
    }
    for (Grid.Output out : outputs) {
      columns.put(
          out.id(),
          CellColumn.of(false, out.label(), out.name(), out.type(), out.allowedValues(), known));
    }
    FeelReading feel = new FeelReading(known.variables());
    List<Finding> findings = new ArrayList<>();
    for (Cell cell : cells) {
      CellColumn column = columns.get(cell.column());
      if (column != null) {
        fault(column, cell.text(), feel, findings, cell);
      }
    }
    return findings;
  }

  private void fault(
      CellColumn column, String text, FeelReading feel, List<Finding> findings, Cell cell) {
    BiFunction<String, String, Boolean> error =
        (code, message) -> findings.add(new Finding(cell, code, Severity.ERROR, message));
    FeelSource.Fault size = FeelSource.size(text, limits.source());
    if (size != null) {
      error.apply(size.code(), size.message());
    } else if (!column.isBlank(text) && (!column.isPlain(text) || FeelSource.isHuge(text))) {
      String unquoted = column.unquoted(text, feel);
      String unreadable = unquoted == null ? column.unreadable(text, feel) : null;
      if (unquoted != null) {
        error.apply("unquoted-text", unquoted);
      } else if (unreadable != null) {
        error.apply("dmn-err-compiling-feel", unreadable);
      } else {
        refused(text, error);
      }
    } else {
      String unfit = column.unfit(text);
      if (unfit != null) {
        findings.add(new Finding(cell, "value-not-allowed", Severity.WARNING, unfit));
      }
    }
  }

  /** What can be read and is refused all the same. */
  private static void refused(String text, BiFunction<String, String, Boolean> error) {
    if (FeelGuard.isExternal(text)) {
      error.apply("feel-external-function", "External functions are refused: write it in FEEL.");
    } else if (FeelClock.isRead(text)) {
      error.apply("feel-clock", FeelClock.MESSAGE);
    } else if (!FeelSource.faults(text).isEmpty()) {
      FeelSource.Fault fault = FeelSource.faults(text).get(0);
      error.apply(fault.code(), fault.message());
    } else {
      FactPath.inFeel(text).stream()
          .filter(path -> !path.exists())
          .findFirst()
          .ifPresent(
              path ->
                  error.apply(
                      "unknown-fact",
                      "There is no fact '%s'. Known of %s: %s."
                          .formatted(path, path.fact(), FactNames.known(path.fact()))));
    }
  }
}
