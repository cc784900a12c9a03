package io.winnow.engine.feel;

import com.google.re2j.Matcher;
import io.winnow.engine.budget.Budget;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.ParameterName;

/** FEEL's {@code replace(input, pattern, replacement, flags)}, with {@code $1} for groups. */
public final class ReplaceFunction extends BaseFEELFunction {

  ReplaceFunction() {
    super("replace");
  }

  public FEELFnResult<String> invoke(
      @ParameterName("input") String input,
      @ParameterName("pattern") String pattern,
      @ParameterName("replacement") String replacement) {
    return invoke(input, pattern, replacement, null);
  }

  public FEELFnResult<String> invoke(
      @ParameterName("input") String input,
      @ParameterName("pattern") String pattern,
      @ParameterName("replacement") String replacement,
      @ParameterName("flags") String flags) {
    if (input == null || pattern == null || replacement == null) {
      return MatchesFunction.absent(
          input == null ? "input" : pattern == null ? "pattern" : "replacement");
    }
    try {
      Matcher found = Regex.compile(pattern, flags).matcher(Regex.paid(input, pattern));
      boolean literal = flags != null && flags.indexOf('q') >= 0;
      return FEELFnResult.ofResult(replaced(found, input, replacement, literal));
    } catch (IllegalArgumentException e) {
      return MatchesFunction.unusable(e);
    }
  }

  private static String replaced(Matcher found, String input, String replacement, boolean literal) {
    if (found.groupCount() >= 0 && found.matches() && input.isEmpty()) {
      throw new IllegalArgumentException("the pattern fits the empty text");
    }
    found.reset();
    StringBuilder made = new StringBuilder();
    int from = 0;
    while (found.find()) {
      made.append(input, from, found.start());
      append(made, found, replacement, literal);
      from = found.end();
      Budget.checkLength(made.length());
    }
    return made.append(input, from, input.length()).toString();
  }

  /** XPath's replacement: {@code $} and one digit, {@code \$}, {@code \\}. */
  private static void append(
      StringBuilder made, Matcher found, String replacement, boolean literal) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
      if (literal || c != '$' && c != '\\') {
        made.append(c);
      } else if (c == '$' && Character.isDigit(next)) {
        int group = next - '0';
        String text = group <= found.groupCount() ? found.group(group) : null;
        made.append(text == null ? "" : text);
        Budget.checkLength(made.length());
        i++;
      } else if (c == '\\' && (next == '$' || next == '\\')) {
        made.append(next);
        i++;
      } else {
        throw new IllegalArgumentException("the replacement has '" + c + "' without its meaning");
      }
    }
  }
}
