package io.winnow.engine.dmn;

import io.winnow.engine.feel.ClosedCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.Iterator;

/**
 * Takes three costs out of compiled decision tables and leaves everything else to the DMN engine:
 * an input expression is evaluated once a table instead of once a cell, cells that compare with
 * plain values are compared directly, and only the rows are tried that an index says may match.
 * Whatever a shortcut does not know goes to the engine's own cell.
 *
 * <p>The parts of a compiled table have no accessors; where they are named differently, nothing is
 * tuned.
 */
final class TableTuning {

  private static final Logger LOG = Logger.getLogger(TableTuning.class);

  private TableTuning() {}

  /** As the other, for a model of which nothing has been read yet. */
  static Map<String, DirectTable> tune(
      DMNModel model, Map<DecisionTable, DMNDTExpressionEvaluator> compiled, Set<String> inputs) {
    return tune(model, compiled, inputs, new ReadCells(), table -> () -> {});
  }

  /**
   * Tunes all tables of a model, and gives those that can do without it, by decision.
   *
   * @param compiled the tables of all models, wherever they stand
   * @param inputs the input data whose values come as the engine would have them
   * @param read what cells say, as far as it is known; receives the rest
   * @param scans gives what is told each time that all rows of a table are tried
   */
  static Map<String, DirectTable> tune(
      DMNModel model,
      Map<DecisionTable, DMNDTExpressionEvaluator> compiled,
      Set<String> inputs,
      ReadCells read,
      Function<DecisionTable, Runnable> scans) {
    Map<String, DirectTable> direct = new HashMap<>();
    boolean masked = masksFunctions(model.getDefinitions());
    if (masked) {
      LOG.warnf("event=table-not-tuned model=%s reason=masked-functions", model.getName());
    }
    for (DecisionTable source : model.getDefinitions().findAllChildren(DecisionTable.class)) {
      DMNDTExpressionEvaluator evaluator = compiled.get(source);
      if (evaluator == null) {
        continue;
      }
      try {
        CompiledTable table = CompiledTable.of(evaluator, source);
        Runnable scanned = scans.apply(source);
        if (masked) {
          table.replaceRules(IndexedRules.withoutIndex(table.rules(), scanned));
          continue;
        }
        TableCells cells = TableCells.of(table, read);
        if (source.getParent() instanceof Decision owner
            && model.getDecisionByName(owner.getName()) instanceof DecisionNodeImpl decision
            && decision.getEvaluator() == evaluator) {
          DirectTable without = DirectTable.of(decision, table, cells, inputs);
          if (without != null) {
            direct.put(owner.getName(), without);
          }
        }
        tune(table, cells, scanned);
      } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
        LOG.warnf(
            "event=table-not-tuned table=%s reason=%s",
            source.getIdentifierString(), e.getMessage());
      }
    }
    return direct;
  }

  /**
   * Whether a name of the model's stands for something else than the function that a cell calls.
   */
  private static boolean masksFunctions(Definitions model) {
    return Stream.concat(
            model.findAllChildren(InformationItem.class).stream().map(InformationItem::getName),
            model.findAllChildren(Iterator.class).stream().map(Iterator::getIteratorVariable))
        .anyMatch(ClosedCell.FUNCTIONS::contains);
  }

  private static void tune(CompiledTable table, TableCells cells, Runnable scanned)
      throws ReflectiveOperationException {
    for (int row = 0; row < table.rules().size(); row++) {
      List<UnaryTest> own = table.rules().get(row).getInputEntry();
      for (int column = 0; column < own.size(); column++) {
        own.set(column, PlainCell.of(cells.plain(row, column), own.get(column)));
      }
    }
    List<DTInputClause> inputs = table.inputs().stream().map(TableTuning::remembering).toList();
    table.replaceInputs(inputs);
    if (inputs.stream().allMatch(input -> input.getCompiledInput() instanceof RememberedInput)) {
      table.replaceRules(
          new IndexedRules(
              table.rules(),
              cells,
              inputs.stream()
                  .map(input -> (RememberedInput) input.getCompiledInput())
                  .toArray(RememberedInput[]::new),
              inputs.stream()
                  .map(input -> AllowedValues.of(input, table.feel()))
                  .toArray(AllowedValues[]::new),
              scanned));
    } else {
      table.replaceRules(IndexedRules.withoutIndex(table.rules(), scanned));
    }
  }

  private static DTInputClause remembering(DTInputClause input) {
    return input.getCompiledInput() instanceof CompiledFEELExpression expression
        ? new DTInputClause(
            input.getInputExpression(),
            input.getInputValuesText(),
            input.getInputValues(),
            new RememberedInput(expression),
            input.isCollection())
        : input;
  }
}
