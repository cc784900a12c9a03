package io.winnow.impact;

import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to compare with, over whom, in which situation; every member may be null.
 *
 * @param against a version of the same rule set; null: the live one
 * @param sample how many contacts to look at, at least 1; null: all
 * @param channel null: any
 * @param placement null: any
 * @param purpose null: the offers' own
 * @param at the instant that all decisions are about; null: now
 * @param zone null: UTC
 */
public record ImpactRequest(
    Integer against,
    Integer sample,
    String channel,
    String placement,
    String purpose,
    Instant at,
    ZoneId zone) {

  static final ImpactRequest NONE = new ImpactRequest(null, null, null, null, null, null, null);

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final int LONGEST = 200;

  /**
   * @throws ProblemException invalid-request with all faults
   */
  ImpactRequest checked() {
    List<Fault> faults = new ArrayList<>();
    least(against, "/against", faults);
    least(sample, "/sample", faults);
    text(channel, "/channel", faults);
    text(placement, "/placement", faults);
    text(purpose, "/purpose", faults);
    if (at != null && (at.isBefore(FIRST) || !at.isBefore(LAST))) {
      faults.add(new Fault("invalid-value", "must lie in the years 1900 to 9998", "/at"));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> f.pointer() + " " + f.detail())
              .collect(Collectors.joining("; ")),
          faults);
    }
    return this;
  }

  private static void least(Integer number, String pointer, List<Fault> faults) {
    if (number != null && number < 1) {
      faults.add(new Fault("invalid-value", "must be 1 or more", pointer));
    }
  }

  private static void text(String text, String pointer, List<Fault> faults) {
    if (text != null
        && (text.isBlank() || text.length() > LONGEST || text.indexOf('\u0000') >= 0)) {
      faults.add(new Fault("invalid-value", "must have 1 to " + LONGEST + " characters", pointer));
    }
  }
}
