package io.winnow.core.statistics;

/**
 * A group's mean or rate less that of the group it is compared with.
 *
 * @param difference in the metric's own unit
 * @param lift the difference as a share of the base's; NaN where that is 0
 * @param standardError of the difference
 * @param statistic z for rates, t for means
 * @param degrees of freedom; infinite for z
 * @param pValue two-sided, of no difference
 */
public record Difference(
    double difference,
    double lift,
    double standardError,
    Interval interval,
    double statistic,
    double degrees,
    double pValue) {

  static double lift(double difference, double base) {
    return base == 0 ? Double.NaN : difference / base;
  }
}
