package io.winnow.check;

import java.time.Instant;

/**
 * A finding that somebody accepted, for a rule set.
 *
 * @param message as it was when it was accepted
 */
public record AcceptedFinding(
    String code, String fingerprint, String message, String reason, String by, Instant at) {

  static AcceptedFinding of(AcceptedFindingEntity row) {
    return new AcceptedFinding(
        row.id.code(),
        row.id.fingerprint(),
        row.message,
        row.reason,
        row.acceptedBy,
        row.acceptedAt);
  }
}
