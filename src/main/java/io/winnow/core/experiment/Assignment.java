package io.winnow.core.experiment;

import java.util.Objects;

/**
 * A contact's place in an experiment.
 *
 * @param variant null in the holdout
 */
public record Assignment(String experiment, int phase, String variant, boolean holdout) {

  public Assignment {
    Objects.requireNonNull(experiment, "experiment");
    if (holdout != (variant == null)) {
      throw new IllegalArgumentException("either a variant or the holdout");
    }
  }
}
