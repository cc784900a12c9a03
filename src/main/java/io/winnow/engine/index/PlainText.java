package io.winnow.engine.index;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the texts of cells that are plain. */
final class PlainText {

  private static final String TEXT = "\"([^\"\\\\]*)\"";
  private static final String NUMBER = "-?\\d{1,30}(?:\\.\\d{1,30})?";
  private static final String DAY = "\"(?:\\d{4}-\\d{2}-\\d{2})\"";
  private static final String VALUE =
      "(" + NUMBER + "|date\\s*\\(\\s*" + DAY + "\\s*\\)|@" + DAY + ")";
  private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
  private static final Pattern TEXTS = Pattern.compile(TEXT + "(?:\\s*,\\s*" + TEXT + ")*");
  private static final Pattern MEMBER = Pattern.compile(TEXT + "\\s+in\\s+\\?");
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + VALUE);
  private static final Pattern RANGE =
      Pattern.compile("([\\[(])\\s*" + VALUE + "\\s*\\.\\.\\s*" + VALUE + "\\s*([\\])])");
  private static final Pattern DAY_OF_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private PlainText() {}

  /** Null where the text is not plain. */
  static PlainTest read(String text) {
    if (text.equals("-")) {
      return PlainTest.ANY;
    }
    if (text.startsWith("not(") && text.endsWith(")")) {
      PlainTest inner = anyOf(text.substring(4, text.length() - 1).strip(), true);
      return inner == null
          ? null
          : PlainTest.of(inner.constants(), value -> negated(inner.holds(value)), inner.traits());
    }
    return anyOf(text, false);
  }

  private static Boolean negated(Boolean held) {
    return held == null ? null : !held;
  }

  private static PlainTest anyOf(String text, boolean negated) {
    if (TEXTS.matcher(text).matches()) {
      return oneOf(
          ONE_TEXT
              .matcher(text)
              .results()
              .map(result -> result.group(1))
              .collect(Collectors.toUnmodifiableSet()));
    }
    List<PlainTest> parts = new ArrayList<>();
    Set<Object> constants = new HashSet<>();
    for (String part : COMMA.split(text, -1)) {
      PlainTest test = one(part.strip(), negated);
      if (test == null) {
        return null;
      }
      parts.add(test);
      constants.addAll(test.constants());
    }
    return parts.size() == 1
        ? parts.get(0)
        : PlainTest.of(
            Set.copyOf(constants),
            value -> anyOf(parts, value),
            parts.stream().map(PlainTest::traits).reduce(Traits::and).orElseThrow());
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
        return PlainTest.of(Set.of(), value -> value == null, PlainTest.ANY.traits());
      case "true", "false":
        Boolean wanted = Boolean.valueOf(text);
        return PlainTest.of(
            Set.of(wanted),
            value ->
                value instanceof Boolean given
                    ? Boolean.valueOf(wanted.equals(given))
                    : another(value),
            Traits.TOTAL);
      default:
    }
    Matcher matcher = ONE_TEXT.matcher(text);
    if (matcher.matches()) {
      return oneOf(Set.of(matcher.group(1)));
    }
    if ((matcher = MEMBER.matcher(text)).matches()) {
      String wanted = matcher.group(1);
      return PlainTest.of(
          Set.of(wanted),
          value -> value instanceof List<?> list ? contains(list, wanted) : null,
          Traits.MEMBER);
    }
    if ((matcher = COMPARISON.matcher(text)).matches()) {
      Comparable<?> bound = value(matcher.group(2));
      return bound == null ? null : comparison(matcher.group(1), bound, negated);
    }
    return (matcher = RANGE.matcher(text)).matches() ? range(matcher, negated) : null;
  }

  /** A number or a date; null where there is no such date. */
  private static Comparable<?> value(String text) {
    Matcher day = DAY_OF_DATE.matcher(text);
    if (text.indexOf('"') < 0 || !day.find()) {
      return new BigDecimal(text, MathContext.DECIMAL128);
    }
    try {
      return LocalDate.parse(day.group());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static PlainTest oneOf(Set<String> texts) {
    return PlainTest.of(
        Set.copyOf(texts),
        value ->
            value instanceof String given ? Boolean.valueOf(texts.contains(given)) : another(value),
        Traits.TOTAL);
  }

  /** Nothing equals what is of another kind, or stands before or after it. */
  private static Boolean another(Object value) {
    Kind kind = Kind.of(value);
    return kind == Kind.LIST || kind == Kind.OTHER ? null : Boolean.FALSE;
  }

  /** Where FEEL has no answer, {@code not} has something to say about it. */
  private static Boolean another(Object value, boolean negated) {
    return negated ? null : another(value);
  }

  private static Boolean ifNull(Object value, boolean negated) {
    return negated || value != null ? null : Boolean.FALSE;
  }

  private static Boolean contains(List<?> list, String wanted) {
    boolean found = false;
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      if (item instanceof Collection) {
        return null;
      }
      found |= wanted.equals(item);
    }
    return found;
  }

  private static PlainTest comparison(String operator, Comparable<?> bound, boolean negated) {
    if (operator == null) {
      return PlainTest.of(
          Set.of(bound),
          value ->
              bound.getClass().isInstance(value)
                  ? Boolean.valueOf(order(value, bound) == 0)
                  : another(value),
          Traits.TOTAL);
    }
    return PlainTest.of(
        Set.of(bound),
        value -> {
          if (!bound.getClass().isInstance(value)) {
            return another(value, negated);
          }
          int order = order(value, bound);
          return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
        },
        negated ? Traits.of(Set.of(Kind.of(bound))) : Traits.TOTAL);
  }

  private static PlainTest range(Matcher range, boolean negated) {
    boolean lowIncluded = range.group(1).equals("[");
    boolean highIncluded = range.group(4).equals("]");
    Comparable<?> low = value(range.group(2));
    Comparable<?> high = value(range.group(3));
    if (low == null || high == null || low.getClass() != high.getClass()) {
      return null;
    }
    return PlainTest.of(
        low.equals(high) ? Set.of(low) : Set.of(low, high),
        value -> {
          if (!low.getClass().isInstance(value)) {
            return ifNull(value, negated);
          }
          int above = order(value, low);
          int below = order(value, high);
          return (lowIncluded ? above >= 0 : above > 0) && (highIncluded ? below <= 0 : below < 0);
        },
        Traits.of(negated ? Set.of(Kind.of(low)) : Set.of(Kind.of(low), Kind.NOTHING)));
  }

  /** As FEEL orders two values of one kind. */
  private static int order(Object value, Comparable<?> bound) {
    return bound instanceof BigDecimal number
        ? ((BigDecimal) value).compareTo(number)
        : ((LocalDate) value).compareTo((LocalDate) bound);
  }
}
