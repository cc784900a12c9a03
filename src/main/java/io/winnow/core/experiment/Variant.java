package io.winnow.core.experiment;

import java.util.Objects;

/**
 * A version of the rules that takes part in an experiment.
 *
 * @param weight above 0; what counts is its share in the sum over all variants
 */
public record Variant(String key, int version, double weight) {

  public Variant {
    Objects.requireNonNull(key, "key");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be above 0");
    }
  }
}
