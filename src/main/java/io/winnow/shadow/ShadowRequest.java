package io.winnow.shadow;

import io.winnow.platform.problem.ProblemException;

/**
 * What to evaluate beside the live version: a draft's files as they are now, or a version.
 *
 * @param share of the decisions, above 0 and at most 1; left out: 0.1
 */
public record ShadowRequest(String draft, Integer version, Double share) {

  private static final double SHARE = 0.1;

  public ShadowRequest {
    share = share == null ? Double.valueOf(SHARE) : share;
  }

  /**
   * @throws ProblemException invalid-request
   */
  ShadowRequest checked() {
    if ((draft == null) == (version == null)) {
      throw ProblemException.invalid("invalid-value", "Name a draft or a version.", "/draft");
    }
    if (!(share > 0 && share <= 1)) {
      throw ProblemException.invalid("invalid-value", "must be above 0 and at most 1", "/share");
    }
    return this;
  }
}
