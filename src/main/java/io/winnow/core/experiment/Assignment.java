package io.winnow.core.experiment;

import java.util.Objects;

/**
 * A contact's place in an experiment.
 *
 * @param variant null in the holdout
 * @param measured false: held out, and not counted yet, since without the holdout the coverage
 *     would not give it a variant either
 */
public record Assignment(
    String experiment, int phase, String variant, boolean holdout, boolean measured) {

  public Assignment {
    Objects.requireNonNull(experiment, "experiment");
    if (holdout != (variant == null)) {
      throw new IllegalArgumentException("either a variant or the holdout");
    }
    if (!holdout && !measured) {
      throw new IllegalArgumentException("who has a variant is measured");
    }
  }

  public Assignment(String experiment, int phase, String variant, boolean holdout) {
    this(experiment, phase, variant, holdout, true);
  }
}
