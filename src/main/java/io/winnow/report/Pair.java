package io.winnow.report;

import static io.winnow.report.Numbers.bounds;
import static io.winnow.report.Numbers.known;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.statistics.Comparisons;
import io.winnow.core.statistics.Cuped;
import io.winnow.core.statistics.Difference;
import io.winnow.core.statistics.Interval;
import io.winnow.core.statistics.Power;
import io.winnow.core.statistics.Sample;
import io.winnow.core.statistics.Sequential;
import io.winnow.report.Report.Adjusted;
import io.winnow.report.Report.Anytime;
import io.winnow.report.Report.Comparison;
import java.util.List;

/** A variant and what it is compared with. */
record Pair(Group base, Group variant) {

  long n() {
    return base.n() + variant.n();
  }

  Difference difference(String metric, double confidence) {
    Sample a = base.sample(metric);
    Sample b = variant.sample(metric);
    return Metrics.isRate(metric)
        ? Comparisons.ofRates(a, b, confidence)
        : Comparisons.ofMeans(a, b, confidence);
  }

  Interval anytime(String metric, double confidence) {
    Difference difference = difference(metric, confidence);
    return Sequential.interval(difference.difference(), error(metric, difference), n(), confidence);
  }

  /** Of the difference; that nobody did something so far does not mean that nobody ever will. */
  double error(String metric, Difference difference) {
    double error = difference.standardError();
    return error == 0 && Metrics.isRate(metric)
        ? Comparisons.cautiousError(base.sample(metric), variant.sample(metric))
        : error;
  }

  /**
   * @param adjustedPValue NaN where there is none
   */
  Comparison compare(
      String metric, Experiment experiment, double confidence, double adjustedPValue) {
    Difference found = difference(metric, confidence);
    double error = error(metric, found);
    double better = Metrics.isMoreBetter(metric) ? found.difference() : -found.difference();
    return new Comparison(
        variant.key(),
        base.key(),
        metric,
        Metrics.role(metric, experiment),
        known(base.sample(metric).mean()),
        known(variant.sample(metric).mean()),
        known(found.difference()),
        known(found.lift()),
        Double.isNaN(better) || better == 0 ? null : Boolean.valueOf(better > 0),
        bounds(found.interval()),
        known(found.statistic()),
        known(found.pValue()),
        known(adjustedPValue),
        new Anytime(
            bounds(anytime(metric, confidence)),
            known(Sequential.pValue(found.difference(), error, n(), confidence))),
        cuped(metric, found, confidence),
        known(Power.detectable(error, confidence)));
  }

  private Adjusted cuped(String metric, Difference plain, double confidence) {
    List<Cuped.Adjustment> groups =
        Cuped.adjust(List.of(base.withCovariate(metric), variant.withCovariate(metric))).groups();
    Difference adjusted = Comparisons.ofMeans(groups.get(0), groups.get(1), confidence);
    double share = Math.pow(adjusted.standardError() / plain.standardError(), 2);
    return new Adjusted(
        known(adjusted.difference()),
        bounds(adjusted.interval()),
        known(adjusted.pValue()),
        known(1 - share));
  }
}
