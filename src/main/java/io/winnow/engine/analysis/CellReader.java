package io.winnow.engine.analysis;

import io.winnow.engine.analysis.Column.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one column. */
final class CellReader {

  private static final String NUMBER = "(-?\\d{1,30}(?:\\.\\d{1,30})?)";
  private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>|=)?\\s*" + NUMBER);
  private static final Pattern RANGE =
      Pattern.compile("([\\[(\\]])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])\\[])");
  private static final Pattern TEXT = Pattern.compile("=?\\s*(\"[^\"\\\\]*\")");
  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final String TIME =
      "(?:@|(?:date and time|date|time)\\s*\\(\\s*)\"[^\"\\\\]*\"(?:\\s*\\))?";
  private static final Pattern TIMES =
      Pattern.compile(
          "(?:<=|>=|<|>|=)?\\s*"
              + TIME
              + "|[\\[(]\\s*"
              + TIME
              + "\\s*\\.\\.\\s*"
              + TIME
              + "\\s*[\\])]");

  private CellReader() {}

  /**
   * @return null where the cell is more than a comparison with plain values
   */
  static Cell read(Column column, String text) {
    if (text.isEmpty() || text.equals("-")) {
      return new Cell.Anything();
    }
    if (column.kind() == Kind.OPAQUE) {
      return new Cell.Opaque(text.replaceAll("\\s+", " "));
    }
    Matcher not = NOT.matcher(text);
    boolean negated = not.matches();
    List<String> parts = new ArrayList<>(Feel.parts(negated ? not.group(1) : text));
    boolean unknown = parts.removeIf("null"::equals);
    if (parts.isEmpty()) {
      return negated ? new Cell.Anything() : new Cell.Unknown();
    }
    return switch (column.kind()) {
      case WHOLE, NUMBER -> negated ? null : numbers(column, parts, unknown);
      case TEXT -> texts(parts, negated, unknown);
      case FLAG ->
          !negated && parts.stream().allMatch(part -> part.equals("true") || part.equals("false"))
              ? new Cell.Plain(String.join(", ", parts), unknown)
              : null;
      case TIME ->
          !negated && parts.stream().allMatch(part -> TIMES.matcher(part).matches())
              ? new Cell.Plain(
                  String.join(", ", parts.stream().map(CellReader::time).toList()), unknown)
              : null;
      case OPAQUE -> null;
    };
  }

  private static Cell numbers(Column column, List<String> parts, boolean orUnknown) {
    List<Span> spans = new ArrayList<>();
    for (String part : parts) {
      Span span = span(part);
      if (span == null) {
        return null;
      }
      Span known = column.kind() == Kind.WHOLE ? span.wholeNumbers() : span;
      Span possible = known.within(column.domain());
      if (!possible.isEmpty()) {
        spans.add(possible);
      }
    }
    return new Cell.Numbers(spans, orUnknown);
  }

  /** One range as written, or null. */
  static Span span(String part) {
    Matcher comparison = COMPARISON.matcher(part);
    if (comparison.matches()) {
      BigDecimal bound = new BigDecimal(comparison.group(2));
      String operator = comparison.group(1) == null ? "=" : comparison.group(1);
      return switch (operator) {
        case "<" -> new Span(null, false, bound, false);
        case "<=" -> new Span(null, false, bound, true);
        case ">" -> new Span(bound, false, null, false);
        case ">=" -> new Span(bound, true, null, false);
        default -> new Span(bound, true, bound, true);
      };
    }
    Matcher range = RANGE.matcher(part);
    return range.matches()
        ? new Span(
            new BigDecimal(range.group(2)),
            range.group(1).equals("["),
            new BigDecimal(range.group(3)),
            range.group(4).equals("]"))
        : null;
  }

  private static Cell texts(List<String> parts, boolean negated, boolean orUnknown) {
    List<String> texts = new ArrayList<>();
    for (String part : parts) {
      Matcher text = TEXT.matcher(part);
      if (!text.matches()) {
        return null;
      }
      texts.add(Feel.literal(text.group(1)));
    }
    return new Cell.Texts(texts, negated, orUnknown);
  }

  /** The library knows functions, but not the short form of a point in time. */
  private static String time(String part) {
    return part.replaceAll("@(\"[^\"]*T[^\"]*\")", "date and time($1)")
        .replaceAll("@(\"[^\"]*\")", "date($1)");
  }
}
