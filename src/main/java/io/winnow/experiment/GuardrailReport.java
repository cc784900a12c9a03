package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import java.util.List;

/**
 * What is known of an experiment's guardrails: the port through which a ramp asks whoever reports
 * on experiments.
 */
public interface GuardrailReport {

  /**
   * A guardrail that has got worse beyond its bound, as surely as the report says so.
   *
   * @param variant the one that is worse
   * @param text what people read, with the numbers
   */
  record Breach(String metric, String variant, String text) {}

  /** Those of the running phase; empty where all is well or nothing is known yet. */
  List<Breach> breaches(Experiment experiment);
}
