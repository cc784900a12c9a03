package io.winnow.core.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a metric what was known before the experiment: y − θ (x − mean of x), with one θ =
 * cov(x, y) / var(x) for all groups together. The difference stays unbiased and its error shrinks
 * by 1 − the squared correlation. Source: Deng, Xu, Kohavi, Walker, Improving the sensitivity of
 * online controlled experiments by utilizing pre-experiment data, WSDM 2013.
 */
public final class Cuped {

  private static final MathContext EXACT = MathContext.DECIMAL128;

  /**
   * What was seen of a group with its covariate.
   *
   * @param y the metric
   * @param x sum of the covariate, such as what contacts spent in the weeks before
   * @param xx sum of its squares
   * @param xy sum of its products with the metric
   */
  public record Group(Sample y, BigDecimal x, BigDecimal xx, BigDecimal xy) {

    private double covariance() {
      return around(xy, x, y.sum(), y.n());
    }

    /** The covariate itself. */
    public Sample covariate() {
      return new Sample(y.n(), x, xx);
    }
  }

  /**
   * @param theta 0 where the covariate does not vary
   * @param groups adjusted, in the order given
   */
  public record Adjusted(double theta, List<Adjustment> groups) {}

  /** A mean and the sample variance of what it is the mean of. */
  public record Adjustment(long n, double mean, double variance) implements Mean {}

  private Cuped() {}

  public static Adjusted adjust(List<Group> groups) {
    long n = 0;
    BigDecimal x = BigDecimal.ZERO;
    double covariance = 0;
    double variance = 0;
    for (Group group : groups) {
      n += group.y().n();
      x = x.add(group.x());
      // about each group's own mean: what differs between groups is not for theta to explain
      covariance += group.covariance();
      variance += around(group.xx(), group.x(), group.x(), group.y().n());
    }
    double theta = variance > 0 ? covariance / variance : 0;
    double mean = n == 0 ? 0 : x.doubleValue() / n;
    List<Adjustment> adjusted = new ArrayList<>();
    for (Group group : groups) {
      Sample y = group.y();
      double adjustedVariance =
          y.variance()
              + theta * theta * group.covariate().variance()
              - 2 * theta * group.covariance() / (y.n() - 1);
      adjusted.add(
          new Adjustment(
              y.n(),
              y.mean() - theta * (group.covariate().mean() - mean),
              Math.max(0, adjustedVariance)));
    }
    return new Adjusted(theta, List.copyOf(adjusted));
  }

  /** Σ (a − mean a)(b − mean b), from sums. */
  private static double around(BigDecimal ab, BigDecimal a, BigDecimal b, long n) {
    return n == 0
        ? 0
        : ab.subtract(a.multiply(b).divide(BigDecimal.valueOf(n), EXACT)).doubleValue();
  }
}
