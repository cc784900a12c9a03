package io.winnow.engine.index;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** How far a value is from those that a cell takes. */
public final class Distance {

  /** Nearer to a bound than any other bound is likely to be. */
  private static final BigDecimal HARDLY = new BigDecimal("1E-12");

  private Distance() {}

  /**
   * The distance to the nearest value that holds, or to the bound of those that do.
   *
   * @param cell null: it is not plain
   * @return in the unit of a number, of dates in days; null where there is no such distance
   */
  public static BigDecimal of(PlainTest cell, Object value) {
    if (cell == null || !(value instanceof BigDecimal) && !(value instanceof LocalDate)) {
      return null;
    }
    return cell.constants().stream()
        .filter(value.getClass()::isInstance)
        .filter(bound -> holdsAt(cell, bound))
        .map(bound -> between(value, bound))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Whether a bound holds, or what is right beside it. */
  private static boolean holdsAt(PlainTest cell, Object bound) {
    if (bound instanceof LocalDate day) {
      return holds(cell, day) || holds(cell, day.minusDays(1)) || holds(cell, day.plusDays(1));
    }
    BigDecimal number = (BigDecimal) bound;
    return holds(cell, number)
        || holds(cell, number.subtract(HARDLY))
        || holds(cell, number.add(HARDLY));
  }

  private static boolean holds(PlainTest cell, Object value) {
    return Boolean.TRUE.equals(cell.holds(value));
  }

  private static BigDecimal between(Object value, Object bound) {
    return value instanceof LocalDate day
        ? BigDecimal.valueOf(Math.abs(ChronoUnit.DAYS.between(day, (LocalDate) bound)))
        : ((BigDecimal) value).subtract((BigDecimal) bound).abs();
  }
}
