package io.winnow.core.statistics;

/**
 * What an experiment of some size can tell apart. Source: Lehr, Statistics in Medicine 11 (1992),
 * 1099–1102; Fleiss et al. as for {@link Comparisons}, normal approximation.
 */
public final class Power {

  /** The chance to find a difference that is there. */
  public static final double USUAL = 0.8;

  private static final double MOST_DOUBLINGS = 30;
  private static final double PRECISE = 1e-6;

  private Power() {}

  /**
   * The least difference, in the metric's unit, that is found with the usual chance.
   *
   * @param standardError of the difference
   */
  public static double detectable(double standardError, double confidence) {
    return standardError * standardErrors(confidence);
  }

  /**
   * How many times the present number of contacts it takes to find a difference; less than 1 where
   * there are enough.
   */
  public static double timesAsMany(double standardError, double difference, double confidence) {
    double wanted = Math.abs(difference) / standardErrors(confidence);
    return Math.pow(standardError / wanted, 2);
  }

  /**
   * As {@link #timesAsMany}, for whoever looks any day: until an interval of {@link Sequential}
   * excludes 0 with the usual chance.
   *
   * @param n contacts of both groups at present
   * @return at least 1; NaN where nothing is known yet
   */
  public static double timesAsManyAnytime(
      double standardError, long n, double difference, double confidence) {
    if (!(standardError > 0) || difference == 0) {
      return Double.NaN;
    }
    double low = 0;
    double high = MOST_DOUBLINGS;
    while (high - low > PRECISE) {
      double middle = (low + high) / 2;
      if (finds(standardError, n, difference, confidence, Math.pow(2, middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return finds(standardError, n, difference, confidence, 1) ? 1 : Math.pow(2, high);
  }

  private static boolean finds(
      double standardError, long n, double difference, double confidence, double times) {
    double error = standardError / Math.sqrt(times);
    Interval around = Sequential.interval(0, error, Math.round(n * times), confidence);
    return around.high() + Comparisons.quantile(2 * USUAL - 1) * error <= Math.abs(difference);
  }

  private static double standardErrors(double confidence) {
    return Comparisons.quantile(confidence) + Comparisons.quantile(2 * USUAL - 1);
  }
}
