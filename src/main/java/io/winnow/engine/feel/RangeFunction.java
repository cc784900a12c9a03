package io.winnow.engine.feel;

import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code range(from)}, which reads FEEL: no more of it than two ends take. */
public final class RangeFunction extends BaseFEELFunction {

  private static final org.kie.dmn.feel.runtime.functions.RangeFunction OWN =
      org.kie.dmn.feel.runtime.functions.RangeFunction.INSTANCE;
  private static final int LONGEST = 500;
  private static final int DEEPEST = 3;

  RangeFunction() {
    super("range");
  }

  public FEELFnResult<Range> invoke(@ParameterName("from") String from) {
    boolean tooMuch = from != null && (from.length() > LONGEST || FeelSource.depth(from) > DEEPEST);
    return tooMuch
        ? FEELFnResult.ofError(
            new InvalidParametersEvent(Severity.ERROR, "from", "is more than two literals"))
        : OWN.invoke(from);
  }

  @Override
  public Object defaultValue() {
    return OWN.defaultValue();
  }
}
