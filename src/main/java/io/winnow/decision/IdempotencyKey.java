package io.winnow.decision;

import io.winnow.platform.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A caller's key for a request that it may repeat.
 *
 * @param bodyHash SHA-256 of the body's bytes
 */
record IdempotencyKey(String key, byte[] bodyHash) {

  static final String HEADER = "Idempotency-Key";

  private static final int MAX_LENGTH = 200;

  /** Null when the header is absent. */
  static IdempotencyKey of(String header, byte[] body) {
    if (header == null) {
      return null;
    }
    if (header.isBlank()
        || header.length() > MAX_LENGTH
        || header.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw ProblemException.invalid(
          "invalid-value",
          HEADER + " must have 1 to " + MAX_LENGTH + " visible ASCII characters.",
          HEADER);
    }
    try {
      return new IdempotencyKey(header, MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For what keeps no answers: a key that would do nothing is refused rather than ignored. */
  static void none(String header) {
    if (header != null) {
      throw ProblemException.invalid(
          "unsupported-header",
          "A batch does not take an "
              + HEADER
              + ": its answers are not kept. Leave it out, and after a break repeat the lines that"
              + " have no answer; or send single decisions with a key each.",
          HEADER);
    }
  }

  boolean sameBody(byte[] otherHash) {
    return Arrays.equals(bodyHash, otherHash);
  }
}
