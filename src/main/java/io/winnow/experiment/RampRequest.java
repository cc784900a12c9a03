package io.winnow.experiment;

import io.winnow.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;

/**
 * How to raise an experiment's coverage.
 *
 * @param steps rising coverages, each above 0 and at most 1; left out: 0.01, 0.05, 0.1, 0.25, 0.5,
 *     1
 * @param every how long each lasts; left out: a day
 */
public record RampRequest(List<Double> steps, Duration every) {

  private static final List<Double> STEPS = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0);
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofDays(365);

  public RampRequest {
    steps = steps == null ? STEPS : steps;
    every = every == null ? Duration.ofDays(1) : every;
  }

  /**
   * @throws ProblemException invalid-request
   */
  RampRequest checked() {
    if (steps.isEmpty() || steps.size() > MOST) {
      throw ProblemException.invalid("invalid-value", "must have 1 to " + MOST, "/steps");
    }
    double before = 0;
    for (int i = 0; i < steps.size(); i++) {
      Double step = steps.get(i);
      if (step == null || !(step > before && step <= 1)) {
        throw ProblemException.invalid(
            "invalid-value",
            "must be above the step before and at most 1, which is 100 %",
            "/steps/" + i);
      }
      before = step;
    }
    if (every.compareTo(Duration.ofSeconds(1)) < 0 || every.compareTo(LONGEST) > 0) {
      throw ProblemException.invalid("invalid-value", "must be PT1S to P365D", "/every");
    }
    return this;
  }
}
