package io.winnow.core.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Versions of one rule set that are compared on real contacts.
 *
 * @param goal the metric that decides
 * @param variants in declared order; the first one is what the others are compared with
 * @param coverage the share of contacts that get a variant, above 0 and at most 1
 * @param holdout null: nobody is held out
 * @param audience segments of the live version, one of which a contact must be in; empty: everybody
 * @param namespace experiments that share one never hold the same contact; null: none
 * @param slots the part of the namespace that it has while it runs; empty without a namespace
 * @param seed makes the assignment; every phase has another one
 * @param phase counted from 1
 * @param phaseStart null before the first start
 */
public record Experiment(
    String key,
    String ruleSet,
    String hypothesis,
    String goal,
    List<Guardrail> guardrails,
    List<Variant> variants,
    double coverage,
    Holdout holdout,
    List<String> audience,
    String namespace,
    List<Slot> slots,
    String seed,
    int phase,
    Instant phaseStart,
    State state) {

  /** What is measured per contact; revenue is a sum, the others are rates. */
  public static final List<String> METRICS =
      List.of("open", "click", "accept", "conversion", "revenue", "unsubscribe");

  public Experiment {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(ruleSet, "ruleSet");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(state, "state");
    guardrails = List.copyOf(guardrails);
    variants = List.copyOf(variants);
    audience = List.copyOf(audience);
    slots = List.copyOf(slots);
    if (!(coverage > 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage must be above 0 and at most 1");
    }
  }
}
