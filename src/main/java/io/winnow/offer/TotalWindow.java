package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The span of time in which uses of one offer over all contacts are counted.
 *
 * <p>Questions of one second share a window that reaches from the earliest start to the latest
 * stop, so that live traffic needs one count a group and not one a decision. At a window's edge a
 * cap may therefore hold for up to a second longer than declared, and never for less.
 */
record TotalWindow(Key key, Span span) {

  record Key(String ruleSet, String offer, Cap.Event event, int cap, long second) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && second == key.second
          && cap == key.cap
          && event == key.event
          && offer.equals(key.offer)
          && ruleSet.equals(key.ruleSet);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * offer.hashCode() + Long.hashCode(second)) + cap;
    }
  }

  static Key key(UsageQuestion question, Offer offer, int cap) {
    return new Key(
        question.ruleSet(),
        offer.id(),
        offer.caps().get(cap).event(),
        cap,
        question.at().getEpochSecond());
  }

  private TotalWindow and(TotalWindow other) {
    Span both = span.and(other.span);
    return both == span ? this : new TotalWindow(key, both);
  }

  static Collection<TotalWindow> of(Collection<UsageQuestion> questions) {
    Map<Key, TotalWindow> windows = new LinkedHashMap<>();
    for (UsageQuestion question : questions) {
      for (int o = 0; o < question.offers().size(); o++) {
        Offer offer = question.offers().get(o);
        for (int cap = 0; cap < offer.caps().size(); cap++) {
          if (offer.caps().get(cap).per() == Cap.Per.TOTAL) {
            Key key = key(question, offer, cap);
            windows.merge(key, new TotalWindow(key, question.window(o, cap)), TotalWindow::and);
          }
        }
      }
    }
    return windows.values();
  }
}
