package io.winnow.core.experiment;

import java.util.Objects;

/**
 * A metric that a variant must not harm.
 *
 * @param bound by how much it may get worse, as a share of its value in the first variant: 0.05
 *     lets a conversion rate of 2 % fall to 1.9 %; 0: not at all
 */
public record Guardrail(String metric, double bound) {

  public Guardrail {
    Objects.requireNonNull(metric, "metric");
    if (!(bound >= 0) || Double.isInfinite(bound)) {
      throw new IllegalArgumentException("bound must be 0 or more");
    }
  }
}
