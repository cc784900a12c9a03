package io.winnow.core.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.TTest;

/** Tests of one group against another, for a number of contacts fixed beforehand. */
public final class Comparisons {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Comparisons() {}

  /**
   * Two rates: the z test with the pooled rate, and the interval without pooling (Wald). Source:
   * Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 3rd ed., 3.3 and 3.6,
   * without continuity correction.
   */
  public static Difference ofRates(Sample base, Sample other, double confidence) {
    if (base.n() == 0 || other.n() == 0) {
      return unknown();
    }
    double p = base.mean();
    double q = other.mean();
    double difference = q - p;
    double pooled = base.sum().add(other.sum()).doubleValue() / ((double) base.n() + other.n());
    double pooledError = Math.sqrt(pooled * (1 - pooled) * (1.0 / base.n() + 1.0 / other.n()));
    double error = Math.sqrt(p * (1 - p) / base.n() + q * (1 - q) / other.n());
    double z = pooledError == 0 ? Double.NaN : difference / pooledError;
    return new Difference(
        difference,
        Difference.lift(difference, p),
        error,
        Interval.around(difference, error * quantile(confidence)),
        z,
        Double.POSITIVE_INFINITY,
        Double.isNaN(z) ? Double.NaN : 2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  /**
   * The error of a difference of rates where everybody or nobody has it in both groups, so that the
   * sample itself has none: as if one more had it and one more had not, in each group. Source:
   * Agresti, Caffo, The American Statistician 54 (2000), 280–288.
   *
   * @return NaN where a group is empty
   */
  public static double cautiousError(Sample base, Sample other) {
    return Math.sqrt(cautiousVariance(base) + cautiousVariance(other));
  }

  private static double cautiousVariance(Sample group) {
    if (group.n() == 0) {
      return Double.NaN;
    }
    double n = group.n() + 2;
    double p = (group.sum().doubleValue() + 1) / n;
    return p * (1 - p) / n;
  }

  /**
   * Two means with variances of their own: Welch's t test, degrees of freedom by Satterthwaite.
   * Source: Welch, Biometrika 34 (1947), 28–35.
   */
  public static Difference ofMeans(Mean base, Mean other, double confidence) {
    double difference = other.mean() - base.mean();
    double error = Math.sqrt(base.meanVariance() + other.meanVariance());
    if (!(error > 0)) {
      return new Difference(
          difference,
          Difference.lift(difference, base.mean()),
          error,
          Interval.unknown(),
          Double.NaN,
          Double.NaN,
          Double.NaN);
    }
    TTest.Result test =
        TTest.withDefaults()
            .test(
                other.mean(), other.variance(), other.n(), base.mean(), base.variance(), base.n());
    double quantile =
        TDistribution.of(test.getDegreesOfFreedom())
            .inverseSurvivalProbability((1 - confidence) / 2);
    return new Difference(
        difference,
        Difference.lift(difference, base.mean()),
        error,
        Interval.around(difference, error * quantile),
        test.getStatistic(),
        test.getDegreesOfFreedom(),
        test.getPValue());
  }

  /** How many standard errors hold a share of the normal distribution on both sides. */
  static double quantile(double confidence) {
    return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
  }

  private static Difference unknown() {
    return new Difference(
        Double.NaN, Double.NaN, Double.NaN, Interval.unknown(), Double.NaN, Double.NaN, Double.NaN);
  }
}
