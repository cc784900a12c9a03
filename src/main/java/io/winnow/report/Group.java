package io.winnow.report;

import io.winnow.core.statistics.Cuped;
import io.winnow.core.statistics.Sample;
import io.winnow.experiment.VariantSums;
import io.winnow.experiment.VariantSums.MetricSum;

/**
 * One side of a comparison.
 *
 * @param key null for the holdout
 */
record Group(String key, VariantSums sums) {

  long n() {
    return sums == null ? 0 : sums.contacts();
  }

  Sample sample(String metric) {
    MetricSum sum = sums == null ? MetricSum.NONE : sums.metric(metric);
    return new Sample(n(), sum.sum(), sum.squares());
  }

  Cuped.Group withCovariate(String metric) {
    MetricSum sum = sums == null ? MetricSum.NONE : sums.metric(metric);
    return new Cuped.Group(sample(metric), spentBefore().sum(), spentBefore().squares(), sum.xy());
  }

  Sample spentBefore() {
    return sums == null
        ? new Sample(0, java.math.BigDecimal.ZERO, java.math.BigDecimal.ZERO)
        : new Sample(n(), sums.x(), sums.xx());
  }
}
