package io.winnow.engine.feel;

import io.winnow.engine.FactPath;
import io.winnow.engine.index.Kind;
import io.winnow.engine.index.PlainTest;
import io.winnow.engine.index.Traits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.UnaryTestInterpretedExecutableExpression;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * A cell whose syntax tree shows that it looks at nothing but its value, in a way that an index can
 * hold. What it says is FEEL's own word, so that it cannot differ from the engine's.
 */
public final class ClosedCell implements PlainTest {

  /** The functions that such a cell may call, if nothing else has their names. */
  public static final Set<String> FUNCTIONS = CellTree.FUNCTIONS;

  static final FEELImpl FEEL =
      (FEELImpl)
          FEELBuilder.builder()
              .withClassloader(NoClasses.INSTANCE)
              .withProfiles(List.of(new BoundedFunctions()))
              .build();

  private final List<UnaryTest> tests;
  private final Set<Object> constants;
  private final Traits traits;

  private ClosedCell(List<UnaryTest> tests, CellTree tree) {
    this.tests = tests;
    this.constants = Set.copyOf(tree.constants());
    this.traits = tree.traits();
  }

  /** Null where the text looks at more, or in another way. */
  public static PlainTest of(String text) {
    if (text != null && FeelSource.isHuge(text)) {
      return null; // the way from it to its neighbour is all of its digits
    }
    PlainTest common = PlainTest.of(text);
    return common != null || text == null || !FactPath.inFeel(text).isEmpty() ? common : read(text);
  }

  /** From the syntax tree, whether or not the text is a common one; null where there is none. */
  static PlainTest read(String text) {
    boolean[] troubled = new boolean[1];
    CompilerContext compiler = FEEL.newCompilerContext(Set.of(event -> troubled[0] = true));
    compiler.addInputVariableType("?", BuiltInType.UNKNOWN);
    UnaryTestInterpretedExecutableExpression read;
    try {
      read = FEEL.processUnaryTests(text, compiler).getInterpreted();
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
    if (troubled[0]
        || read == UnaryTestInterpretedExecutableExpression.EMPTY
        || !(read.getASTNode() instanceof UnaryTestListNode list)) {
      return null;
    }
    CellTree tree = CellTree.of(list);
    if (tree == null) {
      return null;
    }
    List<UnaryTest> tests =
        read.apply(FEEL.newEvaluationContext(Set.of(event -> troubled[0] = true), Map.of()));
    return troubled[0] || tests.contains(null) ? null : new ClosedCell(tests, tree);
  }

  /** What a constant stands for; null where that cannot be told, or is nothing of a known kind. */
  static Object constant(BaseNode node) {
    boolean[] troubled = new boolean[1];
    Object value =
        node.evaluate(FEEL.newEvaluationContext(Set.of(e -> troubled[0] = true), Map.of()));
    Kind kind = Kind.of(value);
    return troubled[0] || kind == Kind.OTHER || kind == Kind.LIST ? null : value;
  }

  /** Whether a node without a value of its own has nothing to say but what it stands for. */
  static boolean evaluates(BaseNode node) {
    boolean[] troubled = new boolean[1];
    try {
      node.evaluate(FEEL.newEvaluationContext(Set.of(event -> troubled[0] = true), Map.of()));
      return !troubled[0];
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public Boolean holds(Object value) {
    boolean[] troubled = new boolean[1];
    EvaluationContext context =
        FEEL.newEvaluationContext(List.of(event -> troubled[0] = true), Map.of());
    context.setValue("?", value);
    try {
      for (UnaryTest test : tests) {
        Boolean held = test.apply(context, value);
        if (troubled[0]) {
          return null;
        }
        if (Boolean.TRUE.equals(held)) {
          return true;
        }
      }
      return false;
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public Set<Object> constants() {
    return constants;
  }

  @Override
  public Traits traits() {
    return traits;
  }
}
