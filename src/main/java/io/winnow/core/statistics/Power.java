package io.winnow.core.statistics;

/**
 * What an experiment of some size can tell apart. Source: Lehr, Statistics in Medicine 11 (1992),
 * 1099–1102; Fleiss et al. as for {@link Comparisons}, normal approximation.
 */
public final class Power {

  /** The chance to find a difference that is there. */
  public static final double USUAL = 0.8;

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

  private static double standardErrors(double confidence) {
    return Comparisons.quantile(confidence) + Comparisons.quantile(2 * USUAL - 1);
  }
}
