package io.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Guardrail;
import io.winnow.core.experiment.Holdout;
import io.winnow.core.experiment.Slot;
import io.winnow.core.experiment.State;
import io.winnow.core.experiment.Variant;
import java.time.Instant;
import java.util.List;

/**
 * An experiment as people write it.
 *
 * @param goal the metric that decides; left out: conversion
 * @param coverage the share of contacts that get a variant; left out: 1
 * @param audience segments of the live version, one of which a contact must be in; left out:
 *     everybody
 * @param namespace experiments that share one never hold the same contact
 * @param seed left out: the key, and from the second phase on {@code key:phase}
 */
public record ExperimentRequest(
    String key,
    String ruleSet,
    String hypothesis,
    String goal,
    List<GuardrailBody> guardrails,
    List<VariantBody> variants,
    Double coverage,
    HoldoutBody holdout,
    List<String> audience,
    String namespace,
    String seed) {

  static final String GOAL = "conversion";

  public ExperimentRequest {
    goal = goal == null ? GOAL : goal;
    guardrails = guardrails == null ? List.of() : guardrails;
    variants = variants == null ? List.of() : variants;
    coverage = coverage == null ? Double.valueOf(1) : coverage;
    audience = audience == null ? List.of() : audience;
  }

  /**
   * @param weight left out: 1
   */
  public record VariantBody(String key, Integer version, Double weight) {
    public VariantBody {
      weight = weight == null ? Double.valueOf(1) : weight;
    }
  }

  /**
   * The name of a metric alone stands for one that must not get worse at all.
   *
   * @param bound by how much it may get worse, as a share of its value in the first variant
   */
  public record GuardrailBody(String metric, Double bound) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public GuardrailBody(
        @JsonProperty("metric") String metric, @JsonProperty("bound") Double bound) {
      this.metric = metric;
      this.bound = bound == null ? Double.valueOf(0) : bound;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static GuardrailBody of(String metric) {
      return new GuardrailBody(metric, null);
    }
  }

  /**
   * A number alone stands for a holdout that the live version decides about.
   *
   * @param share of all contacts
   * @param treatment left out: live
   */
  public record HoldoutBody(Double share, Treatment treatment) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public HoldoutBody(
        @JsonProperty("share") Double share, @JsonProperty("treatment") Treatment treatment) {
      this.share = share;
      this.treatment = treatment == null ? Treatment.LIVE : treatment;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HoldoutBody of(double share) {
      return new HoldoutBody(share, null);
    }
  }

  /** What is done with those who are held out. */
  public enum Treatment {
    @JsonProperty("live")
    LIVE,
    @JsonProperty("no-offer")
    NO_OFFER
  }

  ExperimentRequest withCoverage(double other) {
    return new ExperimentRequest(
        key,
        ruleSet,
        hypothesis,
        goal,
        guardrails,
        variants,
        other,
        holdout,
        audience,
        namespace,
        seed);
  }

  ExperimentRequest withSeed(String other) {
    return new ExperimentRequest(
        key,
        ruleSet,
        hypothesis,
        goal,
        guardrails,
        variants,
        coverage,
        holdout,
        audience,
        namespace,
        other);
  }

  /** Once it has been checked. */
  Experiment toExperiment(List<Slot> slots, int phase, Instant phaseStart, State state) {
    return new Experiment(
        key,
        ruleSet,
        hypothesis,
        goal,
        guardrails.stream().map(g -> new Guardrail(g.metric(), g.bound())).toList(),
        variants.stream().map(v -> new Variant(v.key(), v.version(), v.weight())).toList(),
        coverage,
        holdout == null
            ? null
            : new Holdout(holdout.share(), Holdout.Treatment.valueOf(holdout.treatment().name())),
        audience,
        namespace,
        slots,
        seed == null ? key : seed,
        phase,
        phaseStart,
        state);
  }
}
