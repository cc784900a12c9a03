package io.winnow.report;

import io.winnow.core.experiment.Experiment;
import io.winnow.experiment.Experiments;
import io.winnow.experiment.Exposures;
import io.winnow.experiment.GuardrailReport;
import io.winnow.experiment.Money;
import io.winnow.experiment.Phase;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The door to what is known of experiments. */
@ApplicationScoped
class Reports implements GuardrailReport {

  static final double CONFIDENCE = 0.95;
  static final double EFFECT = 0.05;

  private final Experiments experiments;
  private final Exposures exposures;
  private final Clock clock;

  Reports(Experiments experiments, Exposures exposures, Clock clock) {
    this.experiments = experiments;
    this.exposures = exposures;
    this.clock = clock;
  }

  /**
   * @param phase null: the running or last one
   * @throws ProblemException unknown-experiment; invalid-request: there was no such phase
   */
  Report report(String key, Integer phase, double confidence, double effect) {
    Experiment now = experiments.find(key);
    List<Phase> phases = experiments.phases(key);
    Instant asOf = clock.instant();
    if (phases.isEmpty() && phase == null) {
      return new Analysis(
              new Phase(now, null, null, false), List.of(), Money.NONE, confidence, effect, asOf)
          .report();
    }
    int wanted = phase == null ? now.phase() : phase;
    Phase asked =
        phases.stream()
            .filter(p -> p.experiment().phase() == wanted)
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "invalid-value", "phase must be one that was started.", ""));
    return new Analysis(
            asked,
            exposures.sums(key, wanted),
            exposures.money(key, wanted),
            confidence,
            effect,
            asOf)
        .report();
  }

  @Override
  public List<Breach> breaches(Experiment experiment) {
    return new Analysis(
            new Phase(experiment, experiment.phaseStart(), null, false),
            exposures.sums(experiment.key(), experiment.phase()),
            exposures.money(experiment.key(), experiment.phase()),
            CONFIDENCE,
            EFFECT,
            clock.instant())
        .breaches();
  }
}
