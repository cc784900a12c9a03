package io.winnow.report;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Variant;
import io.winnow.experiment.Experiments;
import io.winnow.platform.problem.ProblemException;
import io.winnow.report.Report.Comparison;
import io.winnow.ruleset.Prepared;
import io.winnow.ruleset.Published;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;

/** Makes a variant the live version and ends its experiment, both or neither. */
@ApplicationScoped
class Promotions {

  private final Experiments experiments;
  private final Reports reports;
  private final RuleSets ruleSets;
  private final Versions versions;

  Promotions(Experiments experiments, Reports reports, RuleSets ruleSets, Versions versions) {
    this.experiments = experiments;
    this.reports = reports;
    this.ruleSets = ruleSets;
    this.versions = versions;
  }

  /**
   * @throws ProblemException unknown-experiment; invalid-request: it has no such variant
   */
  Variant variant(String key, String variant) {
    return experiments.find(key).variants().stream()
        .filter(v -> v.key().equals(variant))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "invalid-value", "variant must be one of the experiment's.", "/variant"));
  }

  /**
   * The one that the report advises to ship.
   *
   * @throws ProblemException unknown-experiment; invalid-request: it advises none
   */
  Variant advised(String key) {
    Report.Advice advice = reports.report(key, null, Reports.CONFIDENCE, Reports.EFFECT).advice();
    if (!advice.code().equals(Verdicts.SHIP)) {
      throw ProblemException.invalid(
          "invalid-value",
          "variant must be named: the report advises to ship none (" + advice.code() + ").",
          "/variant");
    }
    return variant(key, advice.variant());
  }

  /**
   * @param prepared the variant's version, compiled and tested
   * @throws ProblemException experiment-state: it never ran, or is over
   */
  @Transactional
  Published promote(String key, Variant variant, Prepared prepared, String actor) {
    // the experiment first, the audit log last: whoever publishes or stops meanwhile locks so, too
    experiments.hold(key);
    Map<String, String> numbers = numbers(key, variant.key());
    Published published = versions.activate(prepared, variant.version(), null, actor);
    experiments.promoted(key, variant.key(), actor, numbers);
    return published;
  }

  /** Once it has committed. */
  void sync() {
    ruleSets.sync();
    experiments.sync();
  }

  /** What was known when it was decided. */
  private Map<String, String> numbers(String key, String variant) {
    Experiment experiment = experiments.find(key);
    Report report = reports.report(key, null, Reports.CONFIDENCE, Reports.EFFECT);
    Map<String, String> numbers = new TreeMap<>();
    numbers.put("phase", String.valueOf(experiment.phase()));
    numbers.put("advice", report.advice().code());
    report.variants().forEach(arm -> numbers.put("contacts." + arm.key(), "" + arm.contacts()));
    for (Comparison comparison : report.comparisons()) {
      if (comparison.variant().equals(variant) && !comparison.role().equals("secondary")) {
        String name =
            comparison.metric()
                + ".against."
                + (comparison.against() == null ? "holdout" : comparison.against());
        numbers.put(name + ".difference", String.valueOf(comparison.difference()));
        numbers.put(name + ".pValue", String.valueOf(comparison.pValue()));
        numbers.put(name + ".anytimePValue", String.valueOf(comparison.anytime().pValue()));
      }
    }
    return numbers;
  }
}
