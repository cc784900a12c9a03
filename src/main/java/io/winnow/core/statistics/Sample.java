package io.winnow.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What was seen of one metric in one group: a number per contact, by its sums.
 *
 * @param n contacts
 * @param sum of the metric; for a rate the contacts that have it
 * @param squares sum of the metric's squares
 */
public record Sample(long n, BigDecimal sum, BigDecimal squares) implements Mean {

  public Sample {
    if (n < 0 || squares.signum() < 0) {
      throw new IllegalArgumentException("counts and squares are 0 or more");
    }
  }

  /** Contacts of which some have something. */
  public static Sample ofRate(long n, long having) {
    if (having < 0 || having > n) {
      throw new IllegalArgumentException("between 0 and n of them have it");
    }
    return new Sample(n, BigDecimal.valueOf(having), BigDecimal.valueOf(having));
  }

  public static Sample of(double... values) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal exact = new BigDecimal(value);
      sum = sum.add(exact);
      squares = squares.add(exact.multiply(exact));
    }
    return new Sample(values.length, sum, squares);
  }

  @Override
  public double mean() {
    return n == 0 ? Double.NaN : sum.doubleValue() / n;
  }

  @Override
  public double variance() {
    if (n < 2) {
      return Double.NaN;
    }
    // exact, since two large numbers of nearly the same size are subtracted
    BigDecimal around =
        squares.subtract(sum.multiply(sum).divide(BigDecimal.valueOf(n), MathContext.DECIMAL128));
    return Math.max(0, around.doubleValue()) / (n - 1);
  }
}
