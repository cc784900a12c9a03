package io.winnow.outcome;

import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What came of a decision, on the wire.
 *
 * @param id the caller's; the same one again changes nothing
 * @param type as {@link OutcomeType#code()}
 * @param value money, for what converted; in {@code currency}
 * @param currency ISO 4217
 * @param supersedes the id of the outcome of the same decision that this one corrects
 */
public record OutcomeBody(
    String id,
    String decisionId,
    String type,
    BigDecimal value,
    String currency,
    Instant at,
    String supersedes) {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final BigDecimal MAX_VALUE = new BigDecimal("1000000000000");
  private static final int MAX_DECIMALS = 8;

  /**
   * @throws ProblemException with every fault of the fields
   */
  OutcomeBody checked() {
    FieldChecks checks = new FieldChecks();
    checks.id("/id", id);
    if (uuid() == null) {
      checks.fault("/decisionId", "must be the decisionId that a decision was answered with");
    }
    if (OutcomeType.of(type).isEmpty()) {
      checks.fault("/type", "must be one of " + OutcomeType.codes());
    }
    if (at == null) {
      checks.fault("/at", "must be an instant such as 2026-11-22T10:00:00Z");
    }
    if (value != null && (value.abs().compareTo(MAX_VALUE) > 0 || value.scale() > MAX_DECIMALS)) {
      checks.fault("/value", "must be within ±10^12 and have at most 8 decimals");
    }
    if (currency != null && !CURRENCY.matcher(currency).matches()) {
      checks.fault("/currency", "must be three capital letters such as EUR");
    }
    if (supersedes != null) {
      checks.id("/supersedes", supersedes);
      if (supersedes.equals(id)) {
        checks.fault("/supersedes", "must be the id of another outcome");
      }
    }
    Instant instant = checks.instant("/at", at);
    checks.done();
    return new OutcomeBody(id, decisionId, type, value, currency, instant, supersedes);
  }

  /** Null where it is none. */
  UUID uuid() {
    try {
      return decisionId == null ? null : UUID.fromString(decisionId);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
