package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import io.winnow.engine.budget.Budget;
import java.util.function.Supplier;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.UnaryTest;

/** A cell's test, which knows where it stands. */
record CountedTest(UnaryTest test, Supplier<Location> at) implements UnaryTest {

  @Override
  public Boolean apply(EvaluationContext context, Object value) {
    Budget budget = Budget.current();
    if (budget == null) {
      return test.apply(context, value);
    }
    budget.enter();
    try {
      budget.take(1);
      return test.apply(context, value);
    } finally {
      budget.leave(at);
    }
  }
}
