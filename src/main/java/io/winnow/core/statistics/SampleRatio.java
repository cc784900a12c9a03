package io.winnow.core.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether groups are as large as their weights say. Where they are not, somebody is missing, and no
 * difference between them means anything. Source: Pearson's chi-square test; Fabijan et al.,
 * Diagnosing sample ratio mismatch in online controlled experiments, KDD 2019.
 *
 * @param chiSquare with one degree of freedom less than there are groups
 * @param pValue NaN where there are fewer than two groups, or nobody in them
 */
public record SampleRatio(double chiSquare, double pValue) {

  /** A mismatch is told below this. */
  public static final double ALARM = 0.001;

  /**
   * @param weights above 0, one a group
   */
  public static SampleRatio of(long[] contacts, double[] weights) {
    if (contacts.length != weights.length) {
      throw new IllegalArgumentException("one weight a group");
    }
    if (contacts.length < 2 || Arrays.stream(contacts).sum() == 0) {
      return new SampleRatio(Double.NaN, Double.NaN);
    }
    var test = ChiSquareTest.withDefaults().test(weights, contacts);
    return new SampleRatio(test.getStatistic(), test.getPValue());
  }

  public boolean isAlarming() {
    return pValue < ALARM;
  }
}
