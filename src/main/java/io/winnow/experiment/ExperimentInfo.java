package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Slot;
import io.winnow.experiment.ExperimentRequest.GuardrailBody;
import io.winnow.experiment.ExperimentRequest.HoldoutBody;
import io.winnow.experiment.ExperimentRequest.Treatment;
import io.winnow.experiment.ExperimentRequest.VariantBody;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An experiment on the wire.
 *
 * @param slots the part of the namespace that it has, in ten-thousandths; empty without one
 * @param seed what contacts are assigned by
 * @param state draft, running, stopped or promoted
 * @param phase the running or last one, counted from 1
 * @param phaseStart null before the first start
 */
public record ExperimentInfo(
    String key,
    String ruleSet,
    String hypothesis,
    String goal,
    List<GuardrailBody> guardrails,
    List<VariantBody> variants,
    double coverage,
    HoldoutBody holdout,
    List<String> audience,
    String namespace,
    List<Slot> slots,
    String seed,
    String state,
    int phase,
    Instant phaseStart) {

  static ExperimentInfo of(Experiment experiment) {
    return new ExperimentInfo(
        experiment.key(),
        experiment.ruleSet(),
        experiment.hypothesis(),
        experiment.goal(),
        experiment.guardrails().stream()
            .map(g -> new GuardrailBody(g.metric(), g.bound()))
            .toList(),
        experiment.variants().stream()
            .map(v -> new VariantBody(v.key(), v.version(), v.weight()))
            .toList(),
        experiment.coverage(),
        experiment.holdout() == null
            ? null
            : new HoldoutBody(
                experiment.holdout().share(),
                Treatment.valueOf(experiment.holdout().treatment().name())),
        experiment.audience(),
        experiment.namespace(),
        experiment.slots(),
        experiment.seed(),
        experiment.state().name().toLowerCase(Locale.ROOT),
        experiment.phase(),
        experiment.phaseStart());
  }
}
