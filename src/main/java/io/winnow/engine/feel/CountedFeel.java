package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kie.dmn.api.feel.runtime.events.FEELEventListener;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.codegen.feel11.ProcessedExpression;
import org.kie.dmn.feel.codegen.feel11.ProcessedUnaryTest;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.impl.CompiledExpressionImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.UnaryTestInterpretedExecutableExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.UnaryTestImpl;

/** FEEL as the library has it, whose expressions take from the budget of their thread. */
public final class CountedFeel implements FEEL {

  private final FEELImpl own;
  private final Supplier<Supplier<Location>> place;

  /**
   * @param place where the text stands that is compiled next
   */
  CountedFeel(FEELImpl own, Supplier<Supplier<Location>> place) {
    this.own = own;
    this.place = place;
  }

  /** FEEL that can reach no class, for expressions that all stand in one place. */
  public static CountedFeel at(Location place) {
    FEEL own =
        FEELBuilder.builder()
            .withClassloader(NoClasses.INSTANCE)
            .withProfiles(List.of(new BoundedFunctions()))
            .build();
    return new CountedFeel((FEELImpl) own, () -> () -> place);
  }

  @Override
  public CompilerContext newCompilerContext() {
    return own.newCompilerContext();
  }

  @Override
  public CompiledExpression compile(String text, CompilerContext context) {
    ASTNode node = processExpression(text, context).getInterpreted().getASTNode();
    boolean plain = node == null || node instanceof FunctionDefNode;
    return new CompiledExpressionImpl(plain ? node : new RootNode((BaseNode) node, place.get()));
  }

  @Override
  public ProcessedExpression processExpression(String text, CompilerContext context) {
    ProcessedExpression processed = own.processExpression(text, context);
    Counting.below(processed.getInterpreted().getASTNode());
    return processed;
  }

  @Override
  public ProcessedUnaryTest processUnaryTests(String text, CompilerContext context) {
    ProcessedUnaryTest processed = own.processUnaryTests(text, context);
    UnaryTestInterpretedExecutableExpression tests = processed.getInterpreted();
    if (tests != UnaryTestInterpretedExecutableExpression.EMPTY) {
      Counting.below(tests.getASTNode());
    }
    return processed;
  }

  @Override
  public List<UnaryTest> evaluateUnaryTests(String text) {
    return evaluateUnaryTests(text, Map.of());
  }

  @Override
  public List<UnaryTest> evaluateUnaryTests(String text, Map<String, Type> types) {
    return evaluateUnaryTests(text, types, place.get());
  }

  /**
   * @param at where the text stands
   */
  List<UnaryTest> evaluateUnaryTests(String text, Map<String, Type> types, Supplier<Location> at) {
    UnaryTestListNode plain = PlainTree.of(text, types.keySet());
    List<UnaryTest> tests = new ArrayList<>();
    for (UnaryTest test : plain == null ? parsed(text, types) : built(plain)) {
      tests.add(
          test == null ? null : new UnaryTestImpl(new CountedTest(test, at), test.toString()));
    }
    return tests;
  }

  private List<UnaryTest> parsed(String text, Map<String, Type> types) {
    CompilerContext context = own.newCompilerContext(getListeners());
    types.forEach(context::addInputVariableType);
    return processUnaryTests(text, context)
        .apply(own.newEvaluationContext(context.getListeners(), Map.of()));
  }

  private static List<UnaryTest> built(UnaryTestListNode tree) {
    Counting.below(tree);
    return tree.getCompiledUnaryTests();
  }

  @Override
  public Object evaluate(String text) {
    return evaluate(text, Map.of());
  }

  @Override
  public Object evaluate(String text, EvaluationContext context) {
    CompilerContext compiler = own.newCompilerContext(context.getListeners());
    context.getAllValues().forEach(compiler::addInputVariable);
    return evaluate(compile(text, compiler), context);
  }

  @Override
  public Object evaluate(String text, Map<String, Object> variables) {
    CompilerContext context = newCompilerContext();
    variables.forEach(context::addInputVariable);
    return evaluate(compile(text, context), variables);
  }

  @Override
  public Object evaluate(CompiledExpression expression, Map<String, Object> variables) {
    return own.evaluate(expression, variables);
  }

  @Override
  public Object evaluate(CompiledExpression expression, EvaluationContext context) {
    return own.evaluate(expression, context);
  }

  @Override
  public void addListener(FEELEventListener listener) {
    own.addListener(listener);
  }

  @Override
  public void removeListener(FEELEventListener listener) {
    own.removeListener(listener);
  }

  @Override
  public Set<FEELEventListener> getListeners() {
    return own.getListeners();
  }
}
