package io.winnow.engine.dmn;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;
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

  static void tune(DMNModel model) {
    for (DecisionNode node : model.getDecisions()) {
      if (node instanceof DecisionNodeImpl decision
          && decision.getEvaluator() instanceof DMNDTExpressionEvaluator evaluator
          && decision.getDecision().getExpression() instanceof DecisionTable source) {
        try {
          tune(read(evaluator, "dt", DTInvokerFunction.class).getDecisionTable(), source);
        } catch (ReflectiveOperationException | RuntimeException e) {
          LOG.warnf("event=table-not-tuned table=%s reason=%s", node.getName(), e.getMessage());
        }
      }
    }
  }

  private static void tune(DecisionTableImpl table, DecisionTable source)
      throws ReflectiveOperationException {
    List<DTInputClause> inputs = new ArrayList<>();
    for (Object input : read(table, "inputs", List.class)) {
      inputs.add(remembering((DTInputClause) input));
    }
    List<?> rules = read(table, "decisionRules", List.class);
    for (int row = 0; row < rules.size(); row++) {
      tune((DTDecisionRule) rules.get(row), source.getRule().get(row));
    }
    field(DecisionTableImpl.class, "inputs").set(table, inputs);
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

  private static <T> T read(Object owner, String name, Class<T> type)
      throws ReflectiveOperationException {
    return type.cast(field(owner.getClass(), name).get(owner));
  }

  private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
