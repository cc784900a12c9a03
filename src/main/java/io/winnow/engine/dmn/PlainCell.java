package io.winnow.engine.dmn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * A cell that compares with plain values, compared directly: texts, one number or a range of
 * numbers, or membership of a text in a list. Values of another kind than the cell's go to the
 * engine's own test.
 */
final class PlainCell implements UnaryTest {

  private static final String TEXT = "\"([^\"\\\\]*)\"";
  private static final String NUMBER = "(-?\\d{1,30}(?:\\.\\d{1,30})?)";
  private static final Pattern TEXTS = Pattern.compile(TEXT + "(?:\\s*,\\s*" + TEXT + ")*");
  private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
  private static final Pattern MEMBERS =
      Pattern.compile(TEXT + "\\s+in\\s+\\?(?:\\s*,\\s*" + TEXT + "\\s+in\\s+\\?)*");
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + NUMBER);
  private static final Pattern RANGE =
      Pattern.compile("([\\[(])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])])");

  private final Function<Object, Boolean> shortcut;
  private final UnaryTest own;

  /**
   * @param shortcut null for a value that it does not know
   */
  private PlainCell(Function<Object, Boolean> shortcut, UnaryTest own) {
    this.shortcut = shortcut;
    this.own = own;
  }

  /** The cell itself where its text is not plain. */
  static UnaryTest of(String text, UnaryTest own) {
    Function<Object, Boolean> shortcut = text == null ? null : shortcut(text.strip());
    return shortcut == null ? own : new PlainCell(shortcut, own);
  }

  @Override
  public Boolean apply(EvaluationContext context, Object value) {
    Boolean known = shortcut.apply(value);
    return known == null ? own.apply(context, value) : known;
  }

  private static Function<Object, Boolean> shortcut(String text) {
    if (text.equals("-")) {
      return value -> Boolean.TRUE;
    }
    if (TEXTS.matcher(text).matches()) {
      Set<String> texts = texts(text);
      return value -> value instanceof String given ? texts.contains(given) : null;
    }
    if (MEMBERS.matcher(text).matches()) {
      Set<String> texts = texts(text);
      return value -> value instanceof List<?> list ? anyOf(list, texts) : null;
    }
    Matcher comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      return comparison(comparison.group(1), new BigDecimal(comparison.group(2)));
    }
    Matcher range = RANGE.matcher(text);
    return range.matches() ? range(range) : null;
  }

  private static Set<String> texts(String text) {
    return ONE_TEXT
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Boolean anyOf(List<?> list, Set<String> texts) {
    boolean found = false;
    for (Object item : list) {
      if (!(item instanceof String given)) {
        return null;
      }
      found |= texts.contains(given);
    }
    return found;
  }

  private static Function<Object, Boolean> comparison(String operator, BigDecimal bound) {
    return value -> {
      if (!(value instanceof BigDecimal number)) {
        return null;
      }
      int order = number.compareTo(bound);
      return switch (operator == null ? "=" : operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> order == 0;
      };
    };
  }

  private static Function<Object, Boolean> range(Matcher range) {
    boolean lowIncluded = range.group(1).equals("[");
    boolean highIncluded = range.group(4).equals("]");
    BigDecimal low = new BigDecimal(range.group(2));
    BigDecimal high = new BigDecimal(range.group(3));
    return value -> {
      if (!(value instanceof BigDecimal number)) {
        return null;
      }
      int above = number.compareTo(low);
      int below = number.compareTo(high);
      return (lowIncluded ? above >= 0 : above > 0) && (highIncluded ? below <= 0 : below < 0);
    };
  }
}
