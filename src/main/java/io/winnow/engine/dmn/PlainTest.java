package io.winnow.engine.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The unary tests of a cell that compares with plain values: texts, numbers, ranges of numbers,
 * true, false, null, membership of a text in a list, several of them, or {@code not} of them.
 */
@FunctionalInterface
interface PlainTest {

  PlainTest ANY = value -> Boolean.TRUE;

  /**
   * @param value null, or a value in the shape that FEEL has it
   * @return null where the value is of a kind for which only FEEL knows the answer
   */
  Boolean holds(Object value);

  /** Null where the text is not plain. */
  static PlainTest of(String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.equals("-")) {
      return ANY;
    }
    if (stripped.startsWith("not(") && stripped.endsWith(")")) {
      PlainTest inner = Parts.anyOf(stripped.substring(4, stripped.length() - 1), true);
      return inner == null ? null : value -> negated(inner.holds(value));
    }
    return Parts.anyOf(stripped, false);
  }

  private static Boolean negated(Boolean held) {
    return held == null ? null : !held;
  }

  /** The parts of a list of tests, separated by commas. */
  final class Parts {

    private static final String TEXT = "\"([^\"\\\\]*)\"";
    private static final String NUMBER = "(-?\\d{1,30}(?:\\.\\d{1,30})?)";
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(?:\\s*,\\s*" + TEXT + ")*");
    private static final Pattern MEMBER = Pattern.compile(TEXT + "\\s+in\\s+\\?");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + NUMBER);
    private static final Pattern RANGE =
        Pattern.compile("([\\[(])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])])");
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private Parts() {}

    private static PlainTest anyOf(String text, boolean negated) {
      if (TEXTS.matcher(text.strip()).matches()) {
        return oneOf(
            ONE_TEXT
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toUnmodifiableSet()));
      }
      List<PlainTest> parts = new ArrayList<>();
      for (String part : COMMA.split(text, -1)) {
        PlainTest test = one(part.strip(), negated);
        if (test == null) {
          return null;
        }
        parts.add(test);
      }
      return parts.size() == 1 ? parts.get(0) : value -> anyOf(parts, value);
    }

    private static Boolean anyOf(List<PlainTest> parts, Object value) {
      boolean found = false;
      for (PlainTest part : parts) {
        Boolean held = part.holds(value);
        if (held == null) {
          return null;
        }
        found |= held;
      }
      return found;
    }

    private static PlainTest one(String text, boolean negated) {
      switch (text) {
        case "null":
          return value -> value == null;
        case "true", "false":
          Boolean wanted = Boolean.valueOf(text);
          return value ->
              value instanceof Boolean given
                  ? Boolean.valueOf(wanted.equals(given))
                  : ifNull(value);
        default:
      }
      Matcher matcher = ONE_TEXT.matcher(text);
      if (matcher.matches()) {
        return oneOf(Set.of(matcher.group(1)));
      }
      if ((matcher = MEMBER.matcher(text)).matches()) {
        String wanted = matcher.group(1);
        return value -> value instanceof List<?> list ? contains(list, wanted) : null;
      }
      if ((matcher = COMPARISON.matcher(text)).matches()) {
        return comparison(matcher.group(1), new BigDecimal(matcher.group(2)), negated);
      }
      return (matcher = RANGE.matcher(text)).matches() ? range(matcher, negated) : null;
    }

    private static PlainTest oneOf(Set<String> texts) {
      return value ->
          value instanceof String given ? Boolean.valueOf(texts.contains(given)) : ifNull(value);
    }

    /** Nothing that is known equals null. */
    private static Boolean ifNull(Object value) {
      return value == null ? Boolean.FALSE : null;
    }

    /** A comparison with null is neither true nor false, which {@code not} does not turn round. */
    private static Boolean ifNull(Object value, boolean negated) {
      return negated ? null : ifNull(value);
    }

    private static Boolean contains(List<?> list, String wanted) {
      boolean found = false;
      for (Object item : list) {
        if (!(item instanceof String)) {
          return null;
        }
        found |= item.equals(wanted);
      }
      return found;
    }

    private static PlainTest comparison(String operator, BigDecimal bound, boolean negated) {
      if (operator == null) {
        return value ->
            value instanceof BigDecimal number
                ? Boolean.valueOf(number.compareTo(bound) == 0)
                : ifNull(value);
      }
      return value -> {
        if (!(value instanceof BigDecimal number)) {
          return ifNull(value, negated);
        }
        int order = number.compareTo(bound);
        return switch (operator) {
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        };
      };
    }

    private static PlainTest range(Matcher range, boolean negated) {
      boolean lowIncluded = range.group(1).equals("[");
      boolean highIncluded = range.group(4).equals("]");
      BigDecimal low = new BigDecimal(range.group(2));
      BigDecimal high = new BigDecimal(range.group(3));
      return value -> {
        if (!(value instanceof BigDecimal number)) {
          return ifNull(value, negated);
        }
        int above = number.compareTo(low);
        int below = number.compareTo(high);
        return (lowIncluded ? above >= 0 : above > 0) && (highIncluded ? below <= 0 : below < 0);
      };
    }
  }
}
