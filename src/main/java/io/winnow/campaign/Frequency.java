package io.winnow.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How often a contact may be addressed, by whichever campaign: at most so many decisions with an
 * offer within so many days. Like the window of a cap, the window reaches as far forward as back,
 * so that no span of this length ever holds more, in whatever order decisions are made.
 *
 * @param contacts at least 1
 * @param days of 24 hours, at least 1
 */
public record Frequency(int contacts, int days) {

  static final int MOST_DAYS = 3_660;

  Duration window() {
    return Duration.ofDays(days);
  }

  /** Why the contact is not to be addressed now; null when it may be. */
  String exceeded(Collection<Touch> touches, Instant at) {
    Instant start = at.minus(window());
    Instant stop = at.plus(window());
    long used =
        touches.stream().filter(t -> t.at().isAfter(start) && t.at().isBefore(stop)).count();
    return used < contacts
        ? null
        : "At most %d %s by campaigns within %d %s; %d so far."
            .formatted(
                contacts,
                contacts == 1 ? "offer" : "offers",
                days,
                days == 1 ? "day" : "days",
                used);
  }
}
