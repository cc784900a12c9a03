package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The span of time in which a contact's uses matter to some questions: {@code (start, stop)}. */
record ContactWindow(Key key, Instant start, Instant stop) {

  record Key(String ruleSet, String contactId) {}

  private ContactWindow and(ContactWindow other) {
    return new ContactWindow(
        key,
        start.isBefore(other.start) ? start : other.start,
        stop.isAfter(other.stop) ? stop : other.stop);
  }

  /** One window a contact, wide enough for every cap that is asked about. */
  static Collection<ContactWindow> of(Collection<UsageQuestion> questions) {
    Map<Key, ContactWindow> windows = new LinkedHashMap<>();
    for (UsageQuestion question : questions) {
      if (question.contactId() == null) {
        continue;
      }
      Key key = new Key(question.ruleSet(), question.contactId());
      for (Offer offer : question.offers()) {
        for (Cap cap : offer.caps()) {
          if (cap.per() == Cap.Per.CONTACT) {
            Instant start = cap.windowStart(question.at(), question.zone());
            Instant stop = cap.windowEnd(question.at(), question.zone());
            windows.merge(key, new ContactWindow(key, start, stop), ContactWindow::and);
          }
        }
      }
    }
    return windows.values();
  }
}
