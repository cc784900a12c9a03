package io.winnow.engine.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.FEELNumberFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;
import org.kie.dmn.feel.util.NumberEvalHelper;

/** FEEL's {@code product(list)}, with the 34 digits that FEEL's numbers have. */
public final class ProductFunction extends BaseFEELFunction implements FEELNumberFunction {

  ProductFunction() {
    super("product");
  }

  public FEELFnResult<BigDecimal> invoke(@ParameterName("list") List<?> list) {
    if (list == null) {
      return MatchesFunction.absent("list");
    }
    return list.isEmpty()
        ? FEELFnResult.ofError(
            new InvalidParametersEvent(Severity.ERROR, "list", "the list cannot be empty"))
        : fold(list, (all, one) -> all.multiply(one, MathContext.DECIMAL128));
  }

  public FEELFnResult<BigDecimal> invoke(@ParameterName("n") Object[] list) {
    return list == null ? MatchesFunction.absent("n") : invoke(Arrays.asList(list));
  }

  /** From the first number on to the last one. */
  static FEELFnResult<BigDecimal> fold(List<?> list, BinaryOperator<BigDecimal> with) {
    BigDecimal all = null;
    for (Object entry : list) {
      BigDecimal one = entry instanceof Number ? NumberEvalHelper.getBigDecimalOrNull(entry) : null;
      if (one == null) {
        return FEELFnResult.ofError(
            new InvalidParametersEvent(
                Severity.ERROR, "list", "an element in the list is not a number"));
      }
      all = all == null ? one : with.apply(all, one);
    }
    return FEELFnResult.ofResult(all);
  }
}
