package io.winnow.engine.dmn;

import io.winnow.engine.FactGetter;
import io.winnow.engine.FactSource;
import io.winnow.engine.feel.FactExpression;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;

/**
 * An input column of a {@link DirectTable}: a path into the facts, or an expression of FEEL.
 *
 * @param fact null: the expression is to be evaluated
 * @param choice what the expression chooses; null: it does more
 * @param allowed null: every value is
 */
record DirectInput(
    FactGetter fact,
    CompiledFEELExpression expression,
    FactExpression choice,
    AllowedValues allowed) {

  /** Null where the column is not plain enough. */
  static DirectInput of(DTInputClause clause, FEELImpl feel) {
    AllowedValues allowed = AllowedValues.of(clause, feel);
    String text = clause.getInputExpression().strip();
    FactGetter fact = FactGetter.ofPath(text);
    if (fact != null) {
      return new DirectInput(fact, null, null, allowed);
    }
    return clause.getCompiledInput() instanceof CompiledFEELExpression expression
        ? new DirectInput(null, expression, FactExpression.of(text), allowed)
        : null;
  }

  /**
   * @param context what FEEL sees, for whoever needs it
   */
  Object value(FactSource facts, LazyContext context) {
    if (fact != null) {
      return facts.value(fact);
    }
    Object chosen = choice == null ? FactExpression.UNSURE : choice.value(facts);
    return chosen == FactExpression.UNSURE ? expression.apply(context.get()) : chosen;
  }
}
