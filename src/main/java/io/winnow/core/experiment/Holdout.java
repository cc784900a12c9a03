package io.winnow.core.experiment;

import java.util.Objects;

/**
 * Contacts that are kept out of every variant and measured apart.
 *
 * @param share of all contacts, above 0 and below 1; it does not depend on the coverage
 */
public record Holdout(double share, Treatment treatment) {

  /** What is done with those who are held out. */
  public enum Treatment {
    /** The live version decides, as if there were no experiment. */
    LIVE,
    /** The live version tells their segments; they get no offer. */
    NO_OFFER
  }

  public Holdout {
    Objects.requireNonNull(treatment, "treatment");
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must lie between 0 and 1");
    }
  }
}
