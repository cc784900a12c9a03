package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How far a value is from those that a cell takes. */
public final class Distance {

  /** Nearer to a bound than any other bound is likely to be. */
  private static final BigDecimal HARDLY = new BigDecimal("1E-12");

  private static final int NANOS = 9;

  private Distance() {}

  /**
   * The distance to the nearest value that holds, or to the bound of those that do.
   *
   * @param cell null: it looks at more than its value
   * @return in the unit of a number, of dates in days, of times and durations in seconds, of years
   *     and months in months; null where there is no such distance
   */
  public static BigDecimal of(PlainTest cell, Object value) {
    if (cell == null) {
      return null;
    }
    return switch (Kind.of(value)) {
      case NUMBER ->
          of(cell, value, Line.NUMBERS, n -> n.subtract(HARDLY), n -> n.add(HARDLY), n -> n);
      case DATE -> of(cell, value, Line.DATES, Distance::days);
      case INSTANT -> of(cell, value, Line.INSTANTS, BigDecimal::valueOf);
      case LOCAL -> of(cell, value, Line.LOCALS, BigDecimal::valueOf);
      case TIME -> of(cell, value, Line.TIMES, BigDecimal::valueOf);
      case MONTHS -> of(cell, value, Line.MONTHS, BigDecimal::valueOf);
      case DURATION -> of(cell, value, Line.DURATIONS, Distance::seconds);
      case NOTHING, BOOLEAN, TEXT, LIST, OTHER -> null;
    };
  }

  private static <K extends Comparable<? super K>> BigDecimal of(
      PlainTest cell, Object value, Line<K> line, Function<K, BigDecimal> size) {
    return of(cell, value, line, line.below(), line.above(), size);
  }

  private static <K extends Comparable<? super K>> BigDecimal of(
      PlainTest cell,
      Object value,
      Line<K> line,
      UnaryOperator<K> below,
      UnaryOperator<K> above,
      Function<K, BigDecimal> size) {
    BigDecimal own = size.apply(line.key().apply(value));
    return cell.constants().stream()
        .filter(bound -> Kind.of(bound) == line.kind())
        .map(line.key())
        .filter(
            bound ->
                holds(cell, line, bound)
                    || holds(cell, line, below.apply(bound))
                    || holds(cell, line, above.apply(bound)))
        .map(bound -> own.subtract(size.apply(bound)).abs())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static <K extends Comparable<? super K>> boolean holds(
      PlainTest cell, Line<K> line, K key) {
    return Boolean.TRUE.equals(cell.holds(line.value().apply(key)));
  }

  private static BigDecimal days(LocalDate day) {
    return BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.EPOCH, day));
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), NANOS))
        .stripTrailingZeros();
  }
}
