package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import io.winnow.engine.budget.Budget;
import java.util.function.Supplier;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;

/** A whole expression, which knows where it stands. */
final class RootNode extends CountedNode {

  private final Supplier<Location> at;

  RootNode(BaseNode inner, Supplier<Location> at) {
    super(inner);
    this.at = at;
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
      budget.leave(at);
    }
  }
}
