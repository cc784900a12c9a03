package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;

/**
 * The body of a {@code for}. The library keeps a frame for each turn until the loop is over, some
 * 250 bytes, and the value besides, so that a turn costs more than the expression that it is.
 */
final class TurnNode extends CountedNode {

  private static final int STEPS = 9;

  TurnNode(BaseNode body) {
    super(body);
  }

  @Override
  public Object evaluate(EvaluationContext context) {
    Budget budget = Budget.current();
    if (budget != null) {
      budget.take(STEPS);
    }
    return super.evaluate(context);
  }
}
