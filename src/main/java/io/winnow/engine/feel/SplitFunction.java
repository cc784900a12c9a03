package io.winnow.engine.feel;

import java.util.List;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code split(string, delimiter)}; the delimiter is a pattern. */
public final class SplitFunction extends BaseFEELFunction {

  SplitFunction() {
    super("split");
  }

  public FEELFnResult<List<String>> invoke(
      @ParameterName("string") String string, @ParameterName("delimiter") String delimiter) {
    if (string == null || delimiter == null) {
      return MatchesFunction.absent(string == null ? "string" : "delimiter");
    }
    try {
      return FEELFnResult.ofResult(
          List.of(Regex.compile(delimiter, null).split(Regex.paid(string, delimiter), -1)));
    } catch (IllegalArgumentException e) {
      return MatchesFunction.unusable(e);
    }
  }
}
