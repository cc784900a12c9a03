package io.winnow.core.decision;

import java.util.Locale;

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
  SCORE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it is written to callers. */
  public String word() {
    return word;
  }
}
