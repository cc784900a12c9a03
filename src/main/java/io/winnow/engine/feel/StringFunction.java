package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import java.io.IOException;
import java.util.Formatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.runtime.FEELStringFunction;
import org.kie.dmn.feel.runtime.events.InvalidParametersEvent;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;
import org.kie.dmn.feel.util.TypeUtil;

/**
 * FEEL's {@code string(from)}, and the library's {@code string(mask, values)} after {@link
 * Formatter}, whose masks can ask for any width.
 */
public final class StringFunction extends BaseFEELFunction implements FEELStringFunction {

  private static final Pattern WIDTH = Pattern.compile("\\d+");
  private static final int LONGEST = 9;

  StringFunction() {
    super("string");
  }

  public FEELFnResult<String> invoke(@ParameterName("from") Object value) {
    return FEELFnResult.ofResult(value == null ? null : TypeUtil.formatValue(value, false));
  }

  public FEELFnResult<String> invoke(
      @ParameterName("mask") String mask, @ParameterName("p") Object[] values) {
    if (mask == null) {
      return MatchesFunction.absent("mask");
    }
    Matcher width = WIDTH.matcher(mask);
    while (width.find()) {
      boolean number = width.end() - width.start() <= LONGEST;
      Budget.checkLength(number ? Integer.parseInt(width.group()) : Integer.MAX_VALUE);
    }
    Bounded made = new Bounded();
    try (Formatter formatter = new Formatter(made, Locale.getDefault(Locale.Category.FORMAT))) {
      formatter.format(mask, values);
    } catch (IllegalArgumentException e) {
      return FEELFnResult.ofError(
          new InvalidParametersEvent(Severity.ERROR, "mask", e.getMessage()));
    }
    return FEELFnResult.ofResult(made.text.toString());
  }

  /** Looks at its length each time. */
  private static final class Bounded implements Appendable {

    private final StringBuilder text = new StringBuilder();

    @Override
    public Appendable append(CharSequence more) throws IOException {
      Budget.checkLength(text.length() + more.length());
      text.append(more);
      return this;
    }

    @Override
    public Appendable append(CharSequence more, int start, int end) throws IOException {
      return append(more.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) throws IOException {
      return append(String.valueOf(c));
    }
  }
}
