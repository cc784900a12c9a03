package io.winnow.core.decision;

/**
 * The stages of arbitration, in order; a proposal is lost at the first one that it does not pass.
 */
public enum Stage {
  DATES,
  CHANNEL,
  PLACEMENT,
  CONSENT,
  EXCLUSION,
  CAP,
  SCORE
}
