package io.winnow.platform.http;

import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that has the latest first: everything after it is earlier, or of the same
 * instant with a smaller id. Callers get it as text and give it back as it is.
 *
 * @param id null: no cursor, that is from the latest on
 */
public record TimeCursor(Instant at, String id) {

  /** Before everything that is. */
  private static final TimeCursor FIRST =
      new TimeCursor(Instant.parse("9999-12-31T23:59:59.999999Z"), null);

  /**
   * @param text null: from the latest on
   * @throws ProblemException invalid-request
   */
  public static TimeCursor of(String text) {
    if (text == null) {
      return FIRST;
    }
    int end = text.indexOf('~');
    try {
      if (end > 0 && FieldChecks.storable(text)) {
        return new TimeCursor(Instant.parse(text.substring(0, end)), text.substring(end + 1));
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw wrong();
  }

  /**
   * The id, where ids are UUIDs.
   *
   * @throws ProblemException invalid-request
   */
  public UUID uuid() {
    try {
      return id == null ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static ProblemException wrong() {
    return ProblemException.invalid(
        "invalid-value", "before must be the cursor of an answer, as it came.", "before");
  }

  @Override
  public String toString() {
    return at + "~" + id;
  }
}
