package io.winnow.engine.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.kie.dmn.feel.runtime.FEELNumberFunction;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code sum(list)}, with the 34 digits that FEEL's numbers have. */
public final class SumFunction extends BaseFEELFunction implements FEELNumberFunction {

  SumFunction() {
    super("sum");
  }

  public FEELFnResult<BigDecimal> invoke(@ParameterName("list") List<?> list) {
    if (list == null) {
      return MatchesFunction.absent("list");
    }
    return list.isEmpty()
        ? FEELFnResult.ofResult(null)
        : ProductFunction.fold(list, (all, one) -> all.add(one, MathContext.DECIMAL128));
  }

  public FEELFnResult<BigDecimal> invoke(@ParameterName("n") Object[] list) {
    return list == null ? MatchesFunction.absent("n") : invoke(Arrays.asList(list));
  }
}
