package io.winnow.engine.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A range of numbers.
 *
 * @param low null: without a lower end
 * @param high null: without an upper end
 */
record Span(BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded) {

  static final Span EVERYTHING = new Span(null, false, null, false);

  static Span from(long low) {
    return new Span(BigDecimal.valueOf(low), true, null, false);
  }

  /** From {@code low} to {@code high}, both included. */
  static Span whole(long low, long high) {
    return new Span(BigDecimal.valueOf(low), true, BigDecimal.valueOf(high + 1), false);
  }

  static Span between(long low, long high) {
    return new Span(BigDecimal.valueOf(low), true, BigDecimal.valueOf(high), true);
  }

  boolean isEmpty() {
    if (low == null || high == null) {
      return false;
    }
    int order = low.compareTo(high);
    return order > 0 || order == 0 && !(lowIncluded && highIncluded);
  }

  boolean contains(BigDecimal number) {
    int above = low == null ? 1 : number.compareTo(low);
    int below = high == null ? -1 : number.compareTo(high);
    return (lowIncluded ? above >= 0 : above > 0) && (highIncluded ? below <= 0 : below < 0);
  }

  /** The whole numbers in it as {@code [low..high)}: no gap is then seen between 17 and 18. */
  Span wholeNumbers() {
    return new Span(next(low, !lowIncluded), true, next(high, highIncluded), false);
  }

  private static BigDecimal next(BigDecimal bound, boolean after) {
    if (bound == null) {
      return null;
    }
    boolean whole = bound.stripTrailingZeros().scale() <= 0;
    BigDecimal up = bound.setScale(0, RoundingMode.CEILING);
    return whole && after ? up.add(BigDecimal.ONE) : up;
  }

  /** What of it lies within the other. */
  Span within(Span other) {
    BigDecimal newLow = low;
    boolean newLowIncluded = lowIncluded;
    if (other.low != null && (low == null || low.compareTo(other.low) <= 0)) {
      newLowIncluded =
          other.lowIncluded && (low == null || low.compareTo(other.low) < 0 || lowIncluded);
      newLow = other.low;
    }
    BigDecimal newHigh = high;
    boolean newHighIncluded = highIncluded;
    if (other.high != null && (high == null || high.compareTo(other.high) >= 0)) {
      newHighIncluded =
          other.highIncluded && (high == null || high.compareTo(other.high) > 0 || highIncluded);
      newHigh = other.high;
    }
    return new Span(newLow, newLowIncluded, newHigh, newHighIncluded);
  }

  /** The range as a FEEL unary test. */
  String feel() {
    if (low == null && high == null) {
      return "-";
    }
    if (low == null) {
      return (highIncluded ? "<= " : "< ") + high.toPlainString();
    }
    if (high == null) {
      return (lowIncluded ? ">= " : "> ") + low.toPlainString();
    }
    if (low.compareTo(high) == 0) {
      return low.toPlainString();
    }
    return (lowIncluded ? "[" : "(")
        + low.toPlainString()
        + ".."
        + high.toPlainString()
        + (highIncluded ? "]" : ")");
  }
}
