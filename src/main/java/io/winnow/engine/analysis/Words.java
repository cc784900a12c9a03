package io.winnow.engine.analysis;

import io.winnow.engine.analysis.Column.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.validation.dtanalysis.model.Bound;
import org.kie.dmn.validation.dtanalysis.model.DDTATable;
import org.kie.dmn.validation.dtanalysis.model.Interval;

/** Ranges and values as people say them. */
final class Words {

  private Words() {}

  /** Numbers: "30 to 34", "65 or more", "below 18", "from 0.2 to below 0.5". */
  static String of(Column column, Span span) {
    boolean whole = column.kind() == Kind.WHOLE;
    Span domain = column.domain();
    boolean openBelow = span.low() == null || same(span.low(), domain.low());
    boolean openAbove = span.high() == null || same(span.high(), domain.high());
    if (whole) {
      BigDecimal last = span.high() == null ? null : span.high().subtract(BigDecimal.ONE);
      if (same(span.low(), last)) {
        return text(span.low());
      }
      if (openAbove && span.low() != null) {
        boolean bounded = openBelow && last != null;
        return bounded ? text(span.low()) + " to " + text(last) : text(span.low()) + " or more";
      }
      return openBelow ? "below " + text(span.high()) : text(span.low()) + " to " + text(last);
    }
    if (same(span.low(), span.high())) {
      return text(span.low());
    }
    String from =
        span.low() == null ? null : (span.lowIncluded() ? "" : "more than ") + text(span.low());
    String to =
        span.high() == null ? null : (span.highIncluded() ? "" : "below ") + text(span.high());
    if (openAbove && from != null && !(openBelow && to != null)) {
      return span.lowIncluded() ? from + " or more" : from;
    }
    if (openBelow && to != null && from == null) {
      return span.highIncluded() ? to + " or less" : to;
    }
    return from == null ? "anything" : from + " to " + to;
  }

  /**
   * The part of one column that the library found.
   *
   * @param index of the column
   * @return null where it is everything, or nothing that can occur
   */
  static String of(TableCopy copy, DDTATable table, int index, Interval found) {
    Column column = copy.columns().get(index);
    if (copy.isIdle(index) || found.equals(table.getInputs().get(index).getDomainMinMax())) {
      return null;
    }
    return switch (column.kind()) {
      case WHOLE, NUMBER -> of(column, span(found));
      case TEXT ->
          column.values().size() < 2 ? point(found) : String.join(" or ", values(column, found));
      case FLAG -> String.join(" or ", values(column, found));
      case TIME -> time(found);
      case OPAQUE -> null;
    };
  }

  static Span span(Interval found) {
    return new Span(
        number(found.getLowerBound()),
        closed(found.getLowerBound()),
        number(found.getUpperBound()),
        closed(found.getUpperBound()));
  }

  /** Of the values that a column of texts or flags can have, those in the range. */
  static List<String> values(Column column, Interval found) {
    return values(
        column.kind() == Kind.FLAG
            ? List.of("false", "true")
            : column.values().stream().sorted().toList(),
        found);
  }

  /** Of the sorted values, those in the range. */
  private static List<String> values(List<String> sorted, Interval found) {
    String low = String.valueOf(found.getLowerBound().getValue());
    String high = String.valueOf(found.getUpperBound().getValue());
    List<String> within = new ArrayList<>();
    for (String value : sorted) {
      int above = value.compareTo(low);
      int below = value.compareTo(high);
      if ((closed(found.getLowerBound()) ? above >= 0 : above > 0)
          && (closed(found.getUpperBound()) ? below <= 0 : below < 0)) {
        within.add(value);
      }
    }
    return within;
  }

  private static String point(Interval found) {
    return found.isSingularity() ? String.valueOf(found.getLowerBound().getValue()) : null;
  }

  private static String time(Interval found) {
    boolean open = isInfinite(found.getLowerBound());
    boolean end = isInfinite(found.getUpperBound());
    String from =
        (closed(found.getLowerBound()) ? "" : "after ") + found.getLowerBound().getValue();
    String to =
        (closed(found.getUpperBound()) ? "up to " : "before ") + found.getUpperBound().getValue();
    return open && end ? null : open ? to : end ? from + " or later" : from + " " + to;
  }

  static boolean isInfinite(Bound<?> bound) {
    return bound.getValue() == Interval.POS_INF || bound.getValue() == Interval.NEG_INF;
  }

  private static boolean closed(Bound<?> bound) {
    return bound.getBoundaryType() == RangeBoundary.CLOSED;
  }

  private static BigDecimal number(Bound<?> bound) {
    return bound.getValue() instanceof BigDecimal number ? number : null;
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one != null && other != null && one.compareTo(other) == 0;
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** "row 3", "rows 2 and 5", "rows 1, 2 and 3". */
  static String rows(List<Integer> rows) {
    List<String> numbers = rows.stream().sorted().map(row -> String.valueOf(row + 1)).toList();
    int last = numbers.size() - 1;
    return last == 0
        ? "row " + numbers.get(0)
        : "rows " + String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
  }
}
