package io.winnow.engine.dmn;

import io.winnow.engine.FactGetter;
import io.winnow.engine.FactPath;
import io.winnow.engine.FactSource;
import java.util.List;
import java.util.regex.Pattern;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.decisiontables.DTInputClause;

/**
 * An input column of a {@link DirectTable}: a path into the facts, or an expression of FEEL.
 *
 * @param fact null: the expression is to be evaluated
 * @param allowed null: every value is
 */
record DirectInput(FactGetter fact, CompiledFEELExpression expression, AllowedValues allowed) {

  private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");

  /** Null where the column is not plain enough. */
  static DirectInput of(DTInputClause clause, FEELImpl feel) {
    AllowedValues allowed = AllowedValues.of(clause, feel);
    String text = clause.getInputExpression().strip();
    if (PATH.matcher(text).matches() && ofFacts(text)) {
      return new DirectInput(FactGetter.of(List.of(text.split("\\."))), null, allowed);
    }
    return clause.getCompiledInput() instanceof CompiledFEELExpression expression
        ? new DirectInput(null, expression, allowed)
        : null;
  }

  /** {@code segments}, or a property of one of the other facts that is a value of its own. */
  private static boolean ofFacts(String path) {
    if (path.equals("segments")) {
      return true;
    }
    var looked = FactPath.inFeel(path);
    return looked.size() == 1 && looked.iterator().next().toString().equals(path);
  }

  /**
   * @param context what FEEL sees, for whoever needs it
   */
  Object value(FactSource facts, LazyContext context) {
    return fact == null ? expression.apply(context.get()) : facts.value(fact);
  }
}
