package io.winnow.report;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Guardrail;
import java.util.List;

/** What is measured, and what it is for. */
final class Metrics {

  static final List<String> ALL = Experiment.METRICS;

  private Metrics() {}

  static boolean isRate(String metric) {
    return !metric.equals("revenue");
  }

  static boolean isMoreBetter(String metric) {
    return !metric.equals("unsubscribe");
  }

  static String role(String metric, Experiment experiment) {
    if (metric.equals(experiment.goal())) {
      return "goal";
    }
    return experiment.guardrails().stream().map(Guardrail::metric).anyMatch(metric::equals)
        ? "guardrail"
        : "secondary";
  }
}
