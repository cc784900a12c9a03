package io.winnow.campaign;

import io.winnow.core.decision.Hold;
import io.winnow.core.decision.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When a contact has ignored offers of one kind, offers of that kind pause for it.
 *
 * <p>An offer is ignored once the contact has rejected it, or once {@code answerDays} have passed
 * without an opening, a click, an acceptance or a conversion. An answer that comes late counts all
 * the same: the offer was not ignored then.
 *
 * @param ignored how many, at least 1
 * @param withinDays the span in which they were ignored
 * @param forDays how long the pause is, from the last of them
 * @param answerDays left out: 3
 * @param groups a group's name → its offers; an offer in no group is a group of its own
 */
public record Pause(
    int ignored,
    int withinDays,
    int forDays,
    Integer answerDays,
    Map<String, List<String>> groups) {

  static final int ANSWER_DAYS = 3;

  public Pause {
    answerDays = answerDays == null ? Integer.valueOf(ANSWER_DAYS) : answerDays;
    Map<String, List<String>> copy = new TreeMap<>();
    (groups == null ? Map.<String, List<String>>of() : groups)
        .forEach(
            (name, offers) -> copy.put(name, offers == null ? List.of() : List.copyOf(offers)));
    groups = Collections.unmodifiableMap(copy);
  }

  /** How far back an offer can matter. */
  Duration reach() {
    return Duration.ofDays((long) withinDays + forDays + answerDays);
  }

  /** What is paused for a contact to whom these offers were made. */
  List<Hold> holds(Collection<Touch> touches, Instant at) {
    Map<String, List<Instant>> ignoredAt = new TreeMap<>();
    for (Touch touch : touches) {
      Instant when = ignoredAt(touch);
      if (when != null && !when.isAfter(at)) {
        ignoredAt.computeIfAbsent(group(touch.offer()), g -> new ArrayList<>()).add(when);
      }
    }
    return ignoredAt.entrySet().stream()
        .flatMap(e -> holds(e.getKey(), e.getValue().stream().sorted().toList(), at).stream())
        .toList();
  }

  private List<Hold> holds(String group, List<Instant> times, Instant at) {
    Duration within = Duration.ofDays(withinDays);
    Instant until = null;
    for (int last = ignored - 1; last < times.size(); last++) {
      Instant first = times.get(last - ignored + 1);
      if (times.get(last).isBefore(first.plus(within))) {
        until = times.get(last).plus(Duration.ofDays(forDays));
      }
    }
    if (until == null || !at.isBefore(until)) {
      return List.of();
    }
    String text =
        "%d %s of %s ignored within %d %s; paused until %s."
            .formatted(
                ignored,
                ignored == 1 ? "offer" : "offers",
                group,
                withinDays,
                withinDays == 1 ? "day" : "days",
                until.truncatedTo(ChronoUnit.SECONDS));
    return groups.getOrDefault(group, List.of(group)).stream()
        .map(offer -> new Hold(offer, Stage.CAP, text))
        .toList();
  }

  private Instant ignoredAt(Touch touch) {
    if (touch.answered()) {
      return null;
    }
    Instant patience = touch.at().plus(Duration.ofDays(answerDays));
    return touch.rejected() != null && touch.rejected().isBefore(patience)
        ? touch.rejected()
        : patience;
  }

  private String group(String offer) {
    return groups.entrySet().stream()
        .filter(e -> e.getValue().contains(offer))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(offer);
  }
}
