package io.winnow.engine.feel;

import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.compiler.DMNCompilerConfigurationImpl;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNDecisionLogicCompiler;
import org.kie.dmn.core.compiler.DMNDecisionLogicCompilerFactory;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.compiler.DMNFEELHelper;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Expression;

/**
 * Has the DMN compiler use {@link CountedFeel}. Where the library keeps its FEEL is not open; were
 * it kept elsewhere, nothing would compile rather than something run without a budget.
 */
public final class CountedLogic implements DMNDecisionLogicCompilerFactory {

  private final PlaceOf place;
  private final Map<DecisionTable, DMNDTExpressionEvaluator> tables = new IdentityHashMap<>();

  /** Where an element of a model stands. */
  public interface PlaceOf extends BiFunction<String, Object, io.winnow.core.rule.Location> {}

  /**
   * @param place from the file's path and the model's element
   */
  public CountedLogic(PlaceOf place) {
    this.place = place;
  }

  /** All decision tables that have been compiled, wherever in a model they stand. */
  public Map<DecisionTable, DMNDTExpressionEvaluator> tables() {
    return tables;
  }

  @Override
  public DMNDecisionLogicCompiler newDMNDecisionLogicCompiler(
      DMNCompilerImpl compiler, DMNCompilerConfigurationImpl configuration) {
    return new Compiler(compiler, configuration, place, tables);
  }

  private static final class Compiler extends DMNEvaluatorCompiler {

    private static final Field HELPER = field(DMNCompilerContext.class, "feelHelper");

    private final DMNCompilerConfigurationImpl configuration;
    private final PlaceOf place;
    private final Map<DecisionTable, DMNDTExpressionEvaluator> tables;

    Compiler(
        DMNCompilerImpl compiler,
        DMNCompilerConfigurationImpl configuration,
        PlaceOf place,
        Map<DecisionTable, DMNDTExpressionEvaluator> tables) {
      super(compiler);
      this.tables = tables;
      this.configuration = configuration;
      this.place = place;
    }

    @Override
    public DMNExpressionEvaluator compileExpression(
        DMNCompilerContext context,
        DMNModelImpl model,
        DMNBaseNode node,
        String name,
        Expression expression) {
      if (!(context.getFeelHelper() instanceof ModelFeel)) {
        DMNFEELHelper counted =
            new ModelFeel(
                configuration.getRootClassLoader(),
                configuration.getFeelProfiles(),
                model.getFeelDialect(),
                model.getDMNVersion(),
                place);
        set(HELPER, context, counted);
      }
      DMNExpressionEvaluator compiled =
          super.compileExpression(context, model, node, name, expression);
      if (expression instanceof DecisionTable table
          && compiled instanceof DMNDTExpressionEvaluator evaluator) {
        tables.put(table, evaluator);
      }
      return compiled;
    }
  }

  static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the DMN library keeps its FEEL elsewhere", e);
    }
  }

  static void set(Field field, Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the DMN library keeps its FEEL elsewhere", e);
    }
  }
}
