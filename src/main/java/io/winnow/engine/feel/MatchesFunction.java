package io.winnow.engine.feel;

import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code matches(input, pattern, flags)}: whether some part of the text fits. */
public final class MatchesFunction extends BaseFEELFunction {

  MatchesFunction() {
    super("matches");
  }

  public FEELFnResult<Boolean> invoke(
      @ParameterName("input") String input, @ParameterName("pattern") String pattern) {
    return invoke(input, pattern, null);
  }

  public FEELFnResult<Boolean> invoke(
      @ParameterName("input") String input,
      @ParameterName("pattern") String pattern,
      @ParameterName("flags") String flags) {
    if (input == null || pattern == null) {
      return absent(input == null ? "input" : "pattern");
    }
    try {
      return FEELFnResult.ofResult(
          Regex.compile(pattern, flags).matcher(Regex.paid(input, pattern)).find());
    } catch (IllegalArgumentException e) {
      return unusable(e);
    }
  }

  static <T> FEELFnResult<T> absent(String parameter) {
    return FEELFnResult.ofError(
        new InvalidParametersEvent(Severity.ERROR, parameter, "cannot be null"));
  }

  static <T> FEELFnResult<T> unusable(IllegalArgumentException e) {
    return FEELFnResult.ofError(
        new InvalidParametersEvent(Severity.ERROR, "pattern", e.getMessage()));
  }
}
