package io.winnow.engine.feel;

import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the text of an expression before anything parses it. */
public final class FeelSource {

  private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
  private static final Pattern READER = Pattern.compile("\\bdecision\\s+table\\s*\\(");
  private static final Pattern WITH_PATTERN = Pattern.compile("\\b(matches|replace|split)\\s*\\(");
  private static final Pattern EXPONENT =
      Pattern.compile("(?<!\\w)\\.?+\\d[\\d.]*+[eE][-+]?+0*+(\\d++)");
  private static final Pattern LOOP =
      Pattern.compile("\\b(?:for|some|every|function)\\b|\\*\\*|\\{");

  private static final int MOST_DIGITS = Budget.DIGITS;

  private FeelSource() {}

  /** Something that is wrong with an expression. */
  public record Fault(String code, String message) {}

  /** Whether it is small enough to be parsed; null where it is. */
  public static Fault size(String text, Limits.Source limits) {
    if (text.length() > limits.cell()) {
      return new Fault(
          "budget-length", "A cell or expression holds at most " + limits.cell() + " characters.");
    }
    return depth(text) > limits.nesting()
        ? new Fault(
            "budget-nesting",
            "Parentheses, brackets and braces stand within one another at most "
                + limits.nesting()
                + " deep.")
        : null;
  }

  /** How deep brackets stand within one another, texts left out. */
  public static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
        deepest = Math.max(deepest, ++depth);
      } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
        depth--;
      }
    }
    return deepest;
  }

  /** Functions that read rules out of texts, and patterns that cannot be used. */
  public static List<Fault> faults(String text) {
    List<Fault> faults = new ArrayList<>();
    if (isHuge(text)) {
      faults.add(
          new Fault(
              "feel-number",
              "The exponent of a number is between -" + MOST_DIGITS + " and " + MOST_DIGITS + "."));
    }
    if (READER.matcher(LITERAL.matcher(text).replaceAll("\"\"")).find()) {
      faults.add(
          new Fault(
              "feel-function", "The function 'decision table' is refused: make it a decision."));
    }
    Matcher call = WITH_PATTERN.matcher(text);
    while (call.find()) {
      List<String> arguments = arguments(text.substring(call.end()));
      int flags = call.group(1).equals("replace") ? 3 : 2;
      String pattern = arguments.size() > 1 ? literal(arguments.get(1)) : null;
      String fault =
          pattern == null
              ? null
              : Regex.fault(
                  pattern, arguments.size() > flags ? literal(arguments.get(flags)) : null);
      if (fault != null) {
        faults.add(new Fault("feel-regex", "In '" + call.group(1) + "' " + fault + "."));
      }
    }
    return faults;
  }

  /** Whether there is a number that would take more digits than anybody counts with. */
  public static boolean isHuge(String text) {
    if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
      return false;
    }
    return EXPONENT
        .matcher(LITERAL.matcher(text).replaceAll("\"\""))
        .results()
        .map(number -> number.group(1))
        .anyMatch(
            digits ->
                digits.length() > String.valueOf(MOST_DIGITS).length()
                    || Integer.parseInt(digits) > MOST_DIGITS);
  }

  /** Whether an expression could take more than its own length of time. */
  public static boolean repeats(String text) {
    return LOOP.matcher(LITERAL.matcher(text).replaceAll("\"\"")).find();
  }

  /** What stands between the commas up to the closing parenthesis. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
        depth++;
      } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        arguments.add(text.substring(start, i).strip());
        start = i + 1;
        if (c == ')') {
          return arguments;
        }
      } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
        depth--;
      }
    }
    return arguments;
  }

  /** The text of a plain literal as FEEL reads it, or null. */
  private static String literal(String argument) {
    if (!LITERAL.matcher(argument).matches()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < argument.length() - 1; i++) {
      char c = argument.charAt(i);
      char next = argument.charAt(i + 1);
      if (c == '\\' && (next == '"' || next == '\\' || next == '\'')) {
        text.append(next);
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
