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
          "Idempotency-Key must have 1 to " + MAX_LENGTH + " visible ASCII characters.",
          "Idempotency-Key");
    }
    try {
      return new IdempotencyKey(header, MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean sameBody(byte[] otherHash) {
    return Arrays.equals(bodyHash, otherHash);
  }
}
