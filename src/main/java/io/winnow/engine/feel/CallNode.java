package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;

/** The body of a function, which may call itself. */
final class CallNode extends CountedNode {

  CallNode(BaseNode body) {
    super(body);
  }

  @Override
  public Object evaluate(EvaluationContext context) {
    Budget budget = Budget.current();
    if (budget == null) {
      return inner().evaluate(context);
    }
    budget.enter();
    try {
      return super.evaluate(context);
    } finally {
      budget.leave();
    }
  }
}
