package io.winnow.engine.dmn;

import io.winnow.engine.index.PlainTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

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

  /**
   * Tunes the tables of a model, and gives those that can do without it, by decision.
   *
   * @param inputs the input data whose values come as the engine would have them
   */
  static Map<String, DirectTable> tune(DMNModel model, Set<String> inputs) {
    Map<String, DirectTable> direct = new HashMap<>();
    for (DecisionNode node : model.getDecisions()) {
      if (node instanceof DecisionNodeImpl decision
          && decision.getEvaluator() instanceof DMNDTExpressionEvaluator evaluator
          && decision.getDecision().getExpression() instanceof DecisionTable source) {
        try {
          CompiledTable table = CompiledTable.of(evaluator, source);
          TableCells cells = TableCells.of(table);
          DirectTable without = DirectTable.of(decision, table, cells, inputs);
          if (without != null) {
            direct.put(node.getName(), without);
          }
          tune(table, cells);
        } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
          LOG.warnf("event=table-not-tuned table=%s reason=%s", node.getName(), e.getMessage());
        }
      }
    }
    return direct;
  }

  private static void tune(CompiledTable table, TableCells cells)
      throws ReflectiveOperationException {
    for (int row = 0; row < table.rules().size(); row++) {
      tune(table.rules().get(row), table.source().getRule().get(row));
    }
    List<DTInputClause> inputs = table.inputs().stream().map(TableTuning::remembering).toList();
    table.replaceInputs(inputs);
    if (inputs.stream().allMatch(input -> input.getCompiledInput() instanceof RememberedInput)
        && inputs.stream().allMatch(TableTuning::takesAllOrPlain)) {
      table.replaceRules(
          new IndexedRules(
              table.rules(),
              cells,
              inputs.stream()
                  .map(input -> (RememberedInput) input.getCompiledInput())
                  .toArray(RememberedInput[]::new),
              inputs.stream().map(TableTuning::allowed).toArray(PlainTest[]::new)));
    }
  }

  private static boolean takesAllOrPlain(DTInputClause input) {
    return takesAll(input) || allowed(input) != null;
  }

  private static boolean takesAll(DTInputClause input) {
    return input.getInputValues() == null || input.getInputValues().isEmpty();
  }

  /** Null where every value is allowed, or where only FEEL can tell. */
  private static PlainTest allowed(DTInputClause input) {
    return takesAll(input) ? null : PlainTest.of(input.getInputValuesText());
  }

  private static void tune(DTDecisionRule rule, DecisionRule source) {
    List<UnaryTest> cells = rule.getInputEntry();
    for (int i = 0; i < cells.size(); i++) {
      cells.set(i, PlainCell.of(source.getInputEntry().get(i).getText(), cells.get(i)));
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
