package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import java.util.List;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.FEELStringFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code string join(list, delimiter)}, which stops before its text is too long. */
public final class JoinFunction extends BaseFEELFunction implements FEELStringFunction {

  JoinFunction() {
    super("string join");
  }

  public FEELFnResult<String> invoke(@ParameterName("list") List<?> list) {
    return invoke(list, null);
  }

  public FEELFnResult<String> invoke(
      @ParameterName("list") List<?> list, @ParameterName("delimiter") String delimiter) {
    if (list == null) {
      return MatchesFunction.absent("list");
    }
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (Object entry : list) {
      if (entry instanceof CharSequence text) {
        joined.append(first || delimiter == null ? "" : delimiter).append(text);
        first = false;
        Budget.checkLength(joined.length());
      } else if (entry != null) {
        return FEELFnResult.ofError(
            new InvalidParametersEvent(
                Severity.ERROR, "list", "contains an element which is not a string"));
      }
    }
    return FEELFnResult.ofResult(joined.toString());
  }
}
