package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.Visitor;

/**
 * An expression that takes a step of the budget each time, and whose value may not be too large.
 */
class CountedNode extends BaseNode {

  private final BaseNode inner;

  CountedNode(BaseNode inner) {
    this.inner = inner;
    copyLocationAttributesFrom(inner);
  }

  final BaseNode inner() {
    return inner;
  }

  @Override
  public Object evaluate(EvaluationContext context) {
    Budget budget = Budget.current();
    if (budget == null) {
      return inner.evaluate(context);
    }
    budget.take(1);
    try {
      return budget.sized(inner.evaluate(context));
    } catch (StackOverflowError e) {
      // the library leaves a frame behind for each turn of a loop, and climbs all of them
      throw budget.exceed("has too many turns and calls within one another");
    }
  }

  @Override
  public final Type getResultType() {
    return inner.getResultType();
  }

  @Override
  public final ASTNode[] getChildrenNode() {
    return new ASTNode[] {inner};
  }

  @Override
  public final <T> T accept(Visitor<T> visitor) {
    return inner.accept(visitor);
  }
}
