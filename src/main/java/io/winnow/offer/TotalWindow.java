package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The span of time {@code (start, stop)} in which uses of one offer over all contacts are counted.
 *
 * <p>Questions of one second share a window that reaches from the earliest start to the latest
 * stop, so that live traffic needs one count a group and not one a decision. At a window's edge a
 * cap may therefore hold for up to a second longer than declared, and never for less.
 */
record TotalWindow(Key key, Instant start, Instant stop) {

  record Key(String ruleSet, String offer, Cap.Event event, int cap, long second) {}

  static Key key(UsageQuestion question, Offer offer, int cap) {
    return new Key(
        question.ruleSet(),
        offer.id(),
        offer.caps().get(cap).event(),
        cap,
        question.at().getEpochSecond());
  }

  private TotalWindow and(TotalWindow other) {
    return new TotalWindow(
        key,
        start.isBefore(other.start) ? start : other.start,
        stop.isAfter(other.stop) ? stop : other.stop);
  }

  static Collection<TotalWindow> of(Collection<UsageQuestion> questions) {
    Map<Key, TotalWindow> windows = new LinkedHashMap<>();
    for (UsageQuestion question : questions) {
      for (Offer offer : question.offers()) {
        for (int i = 0; i < offer.caps().size(); i++) {
          Cap cap = offer.caps().get(i);
          if (cap.per() == Cap.Per.TOTAL) {
            Key key = key(question, offer, i);
            Instant start = cap.windowStart(question.at(), question.zone());
            Instant stop = cap.windowEnd(question.at(), question.zone());
            windows.merge(key, new TotalWindow(key, start, stop), TotalWindow::and);
          }
        }
      }
    }
    return windows.values();
  }
}
