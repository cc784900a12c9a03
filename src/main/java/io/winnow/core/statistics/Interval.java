package io.winnow.core.statistics;

/** From a lower to an upper bound; either may be infinite, or NaN where nothing is known. */
public record Interval(double low, double high) {

  static Interval around(double middle, double half) {
    return new Interval(middle - half, middle + half);
  }

  /** Everything. */
  static Interval unknown() {
    return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  public boolean contains(double value) {
    return !(value < low) && !(value > high);
  }
}
