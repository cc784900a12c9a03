package io.winnow.core.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Each group's chance to be the best, from what was seen and from nothing known before. Rates: beta
 * posteriors on a uniform prior; means: normal posteriors on a flat one. Source: Gelman et al.,
 * Bayesian Data Analysis, 3rd ed., 2.4 and 2.5; the integral over all groups is by Simpson's rule,
 * so that equal numbers give equal chances.
 */
public final class BestChance {

  private static final int STEPS = 2_000;
  private static final double TAIL = 1e-9;

  private BestChance() {}

  /**
   * @param more whether more is better
   * @return one a group, adding up to 1
   */
  public static double[] ofRates(List<Sample> groups, boolean more) {
    List<ContinuousDistribution> posteriors = new ArrayList<>();
    for (Sample group : groups) {
      double having = group.sum().doubleValue();
      posteriors.add(BetaDistribution.of(1 + having, 1 + group.n() - having));
    }
    return chances(posteriors, more);
  }

  /** As {@link #ofRates}; NaN for all where some group's spread is not known yet. */
  public static double[] ofMeans(List<? extends Mean> groups, boolean more) {
    List<ContinuousDistribution> posteriors = new ArrayList<>();
    for (Mean group : groups) {
      double error = Math.sqrt(group.meanVariance());
      if (!(error > 0)) {
        double[] unknown = new double[groups.size()];
        java.util.Arrays.fill(unknown, Double.NaN);
        return unknown;
      }
      posteriors.add(NormalDistribution.of(group.mean(), error));
    }
    return chances(posteriors, more);
  }

  private static double[] chances(List<ContinuousDistribution> posteriors, boolean more) {
    double[] chances = new double[posteriors.size()];
    double all = 0;
    for (int i = 0; i < chances.length; i++) {
      chances[i] = chance(posteriors, i, more);
      all += chances[i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= all;
    }
    return chances;
  }

  /** The integral of one group's density times the chance that all others are worse. */
  private static double chance(List<ContinuousDistribution> posteriors, int own, boolean more) {
    ContinuousDistribution posterior = posteriors.get(own);
    double from = posterior.inverseCumulativeProbability(TAIL);
    double step = (posterior.inverseSurvivalProbability(TAIL) - from) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double x = from + i * step;
      double product = posterior.density(x);
      for (int other = 0; other < posteriors.size(); other++) {
        if (other != own) {
          ContinuousDistribution rival = posteriors.get(other);
          product *= more ? rival.cumulativeProbability(x) : rival.survivalProbability(x);
        }
      }
      double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * (Double.isNaN(product) || Double.isInfinite(product) ? 0 : product);
    }
    return sum * step / 3;
  }
}
