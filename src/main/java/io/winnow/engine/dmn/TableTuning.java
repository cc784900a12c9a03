package io.winnow.engine.dmn;

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
 * Takes two costs out of compiled decision tables and leaves everything else to the DMN engine: an
 * input expression is evaluated once a table instead of once a cell, and cells that compare with
 * plain values are compared directly. Whatever a shortcut does not know goes to the engine's own
 * cell.
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
          DirectTable without = DirectTable.of(decision, table, table.feel(), inputs);
          if (without != null) {
            direct.put(node.getName(), without);
          }
          tune(table);
        } catch (ReflectiveOperationException | RuntimeException e) {
          LOG.warnf("event=table-not-tuned table=%s reason=%s", node.getName(), e.getMessage());
        }
      }
    }
    return direct;
  }

  private static void tune(CompiledTable table) throws ReflectiveOperationException {
    for (int row = 0; row < table.rules().size(); row++) {
      tune(table.rules().get(row), table.source().getRule().get(row));
    }
    table.replaceInputs(table.inputs().stream().map(TableTuning::remembering).toList());
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
