package io.winnow.report;

import static io.winnow.report.Numbers.known;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Variant;
import io.winnow.core.statistics.Sample;
import io.winnow.core.statistics.SampleRatio;
import io.winnow.report.Report.Arm;
import io.winnow.report.Report.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of a phase and their sizes beside those that they should have: weights share what the
 * holdout leaves, at whatever coverage and in every segment.
 *
 * @param holdoutAhead the holdout has contacts that the coverage had not reached, which nothing can
 *     be expected of
 */
record Arms(Experiment experiment, boolean holdoutAhead) {

  /** In declared order. */
  List<Arm> of(List<Group> variants) {
    List<Arm> arms = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      arms.add(
          arm(variants.get(i), experiment.variants().get(i).version(), variantShares().get(i)));
    }
    return arms;
  }

  /**
   * @param holdout null: nobody is held out
   */
  Arm ofHoldout(Group holdout) {
    return holdout == null ? null : arm(holdout, null, experiment.holdout().share());
  }

  SampleRatio ratio(List<Group> variants, Group holdout) {
    List<Group> groups = new ArrayList<>(variants);
    List<Double> shares = new ArrayList<>(variantShares());
    if (holdout != null && !holdoutAhead) {
      groups.add(holdout);
      shares.add(experiment.holdout().share());
    }
    return SampleRatio.of(
        groups.stream().mapToLong(Group::n).toArray(),
        shares.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Double> variantShares() {
    double weights = experiment.variants().stream().mapToDouble(Variant::weight).sum();
    double rest = experiment.holdout() == null ? 1 : 1 - experiment.holdout().share();
    return experiment.variants().stream().map(v -> rest * v.weight() / weights).toList();
  }

  private Arm arm(Group group, Integer version, double share) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (String metric : Metrics.ALL) {
      Sample sample = group.sample(metric);
      values.put(metric, new Value(known(sample.mean()), sample.sum().doubleValue()));
    }
    return new Arm(
        group.key(),
        version,
        group.n(),
        holdoutAhead ? null : known(share),
        group.sums() == null ? 0 : group.sums().mixed(),
        known(group.spentBefore().mean()),
        values);
  }
}
