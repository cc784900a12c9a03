package io.winnow.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two thousand experiments in which nothing differs, looked at every day. */
class FalseAlarmsTest {

  private static final int EXPERIMENTS = 2_000;
  private static final int DAYS = 20;
  private static final int CONTACTS_A_DAY = 150;

  /** Contacts of one group so far. */
  private static final class Group {
    private long n;
    private long having;
    private double spend;
    private double squares;

    void day(SplittableRandom random) {
      n += CONTACTS_A_DAY;
      for (int i = 0; i < CONTACTS_A_DAY; i++) {
        if (random.nextInt(10) == 0) {
          having++;
          double value = 20 - 15 * Math.log(1 - random.nextDouble());
          spend += value;
          squares += value * value;
        }
      }
    }

    Sample rate() {
      return Sample.ofRate(n, having);
    }

    Sample revenue() {
      return new Sample(n, new java.math.BigDecimal(spend), new java.math.BigDecimal(squares));
    }
  }

  @Test
  void areAsRareAsPromised() {
    SplittableRandom random = new SplittableRandom(20_261_123);
    int rates = 0;
    int means = 0;
    int peekedRates = 0;
    int peekedMeans = 0;
    int naive = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      Group a = new Group();
      Group b = new Group();
      boolean rateTold = false;
      boolean meanTold = false;
      boolean naiveTold = false;
      for (int day = 1; day <= DAYS; day++) {
        a.day(random);
        b.day(random);
        Difference rate = Comparisons.ofRates(a.rate(), b.rate(), 0.95);
        Difference mean = Comparisons.ofMeans(a.revenue(), b.revenue(), 0.95);
        rateTold |= excludesNone(rate, a.n + b.n);
        meanTold |= excludesNone(mean, a.n + b.n);
        naiveTold |= rate.pValue() < 0.05;
      }
      rates += Comparisons.ofRates(a.rate(), b.rate(), 0.95).pValue() < 0.05 ? 1 : 0;
      means += Comparisons.ofMeans(a.revenue(), b.revenue(), 0.95).pValue() < 0.05 ? 1 : 0;
      peekedRates += rateTold ? 1 : 0;
      peekedMeans += meanTold ? 1 : 0;
      naive += naiveTold ? 1 : 0;
    }
    assertThat(share(rates)).isBetween(0.04, 0.06);
    assertThat(share(means)).isBetween(0.04, 0.06);
    assertThat(share(peekedRates)).isLessThanOrEqualTo(0.05);
    assertThat(share(peekedMeans)).isLessThanOrEqualTo(0.05);
    // what the sequence is for: the fixed test must not be looked at every day
    assertThat(share(naive)).isGreaterThan(0.15);
  }

  private static boolean excludesNone(Difference difference, long n) {
    Interval interval =
        Sequential.interval(difference.difference(), difference.standardError(), n, 0.95);
    double p = Sequential.pValue(difference.difference(), difference.standardError(), n, 0.95);
    assertThat(interval.contains(0)).isEqualTo(!(p < 0.05));
    return !interval.contains(0);
  }

  private static double share(int alarms) {
    return (double) alarms / EXPERIMENTS;
  }
}
