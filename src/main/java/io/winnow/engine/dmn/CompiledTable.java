package io.winnow.engine.dmn;

import java.lang.reflect.Field;
import java.util.List;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;
import org.kie.dmn.feel.runtime.decisiontables.DTOutputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.feel.runtime.functions.DTInvokerFunction;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.UnaryTests;

/**
 * The parts of a decision table that the DMN engine has compiled. They have no accessors there.
 *
 * @param source the text that they were compiled from
 */
record CompiledTable(
    DecisionTable source,
    DecisionTableImpl table,
    FEELImpl feel,
    List<DTInputClause> inputs,
    List<DTDecisionRule> rules) {

  /**
   * @throws ReflectiveOperationException the engine names its parts differently
   */
  @SuppressWarnings("unchecked") // as the engine declares them
  static CompiledTable of(DMNDTExpressionEvaluator evaluator, DecisionTable source)
      throws ReflectiveOperationException {
    DecisionTableImpl table = read(evaluator, "dt", DTInvokerFunction.class).getDecisionTable();
    return new CompiledTable(
        source,
        table,
        read(evaluator, "feel", FEELImpl.class),
        (List<DTInputClause>) read(table, "inputs", List.class),
        (List<DTDecisionRule>) read(table, "decisionRules", List.class));
  }

  HitPolicy policy() {
    return table.getHitPolicy();
  }

  List<DTOutputClause> outputs() {
    return table.getOutputs();
  }

  /** A row's cells as they are written; {@code -} where nothing is. */
  String[] texts(int row) {
    return source.getRule().get(row).getInputEntry().stream()
        .map(UnaryTests::getText)
        .map(text -> text == null ? "-" : text.strip())
        .toArray(String[]::new);
  }

  void replaceRules(List<DTDecisionRule> others) throws ReflectiveOperationException {
    field(DecisionTableImpl.class, "decisionRules").set(table, others);
  }

  void replaceInputs(List<DTInputClause> others) throws ReflectiveOperationException {
    field(DecisionTableImpl.class, "inputs").set(table, others);
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
