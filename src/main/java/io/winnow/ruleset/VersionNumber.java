package io.winnow.ruleset;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;

/** Reads the number of a version in an address. */
public final class VersionNumber {

  private VersionNumber() {}

  /**
   * @throws ProblemException unknown-version, also for what is no number
   */
  public static int of(String ruleSet, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ProblemType.UNKNOWN_VERSION, "Rule set '" + ruleSet + "' has no version '" + text + "'.");
    }
  }
}
