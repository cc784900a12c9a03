package io.winnow.check;

import io.winnow.platform.problem.ProblemException;

/**
 * Which finding is accepted, and why.
 *
 * @param fingerprint as the check's report has it
 * @param reason 1 to 1,000 characters
 */
public record AcceptRequest(String code, String fingerprint, String reason) {

  private static final int LONGEST = 1_000;

  /**
   * @throws ProblemException invalid-request
   */
  AcceptRequest checked() {
    require(code, "code");
    require(fingerprint, "fingerprint");
    require(reason, "reason");
    if (reason.length() > LONGEST || reason.indexOf('\u0000') >= 0) {
      throw ProblemException.invalid(
          "invalid-value", "'reason' is text of at most " + LONGEST + " characters.", "/reason");
    }
    return new AcceptRequest(code, fingerprint, reason.strip());
  }

  private static void require(String value, String name) {
    if (value == null || value.isBlank()) {
      throw ProblemException.invalid("missing", "'" + name + "' is missing.", "/" + name);
    }
  }
}
