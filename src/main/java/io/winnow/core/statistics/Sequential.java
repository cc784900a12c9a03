package io.winnow.core.statistics;

/**
 * Intervals and p-values that hold at every moment of an experiment, so that one may look at any
 * time and stop. They are wider than those for a fixed number of contacts.
 *
 * <p>Asymptotic confidence sequences: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, Time-uniform
 * central limit theory and asymptotic confidence sequences, Annals of Statistics 52 (2024), theorem
 * 2.2. The sequence is narrowest about {@code tuning} contacts.
 */
public final class Sequential {

  /** Contacts at which the interval is about as narrow as it can be. */
  public static final double TUNING = 5_000;

  private Sequential() {}

  /**
   * @param n contacts of both groups
   * @param standardError of the difference
   * @return everything where nothing is known yet
   */
  public static Interval interval(
      double difference, double standardError, long n, double confidence) {
    if (!(standardError > 0)) {
      return Interval.unknown();
    }
    double alpha = 1 - confidence;
    double spread = n * rhoSquared(alpha) + 1;
    double half =
        standardError
            * Math.sqrt(n * 2 * spread * Math.log(Math.sqrt(spread) / alpha))
            / (n * Math.sqrt(rhoSquared(alpha)));
    return Interval.around(difference, half);
  }

  /**
   * The smallest alpha at which the sequence of that confidence excludes 0; NaN where nothing is
   * known yet.
   */
  public static double pValue(double difference, double standardError, long n, double confidence) {
    if (!(standardError > 0)) {
      return Double.NaN;
    }
    double rhoSquared = rhoSquared(1 - confidence);
    double spread = n * rhoSquared + 1;
    double z = difference / standardError;
    double logEvidence = n * rhoSquared * z * z / (2 * spread) - Math.log(spread) / 2;
    return Math.min(1, Math.exp(-logEvidence));
  }

  /** The rho² that makes the sequence narrow at the tuning point, for one alpha. */
  private static double rhoSquared(double alpha) {
    return (-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / TUNING;
  }
}
