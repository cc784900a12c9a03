package io.winnow.core.decision;

import java.time.Duration;
import java.time.temporal.TemporalAmount;

/** Caps in words. */
final class CapText {

  private CapText() {}

  /** Which cap of the offer is used up, or null when none is. */
  static String usedUp(Offer offer, CapUsage usage) {
    for (int i = 0; i < offer.caps().size(); i++) {
      Cap cap = offer.caps().get(i);
      int used = usage.of(offer.id(), i);
      if (used >= cap.count()) {
        return "At most "
            + cap.count()
            + " "
            + event(cap)
            + (cap.per() == Cap.Per.CONTACT ? " per contact" : " per all contacts")
            + (cap.within() == null ? "" : " within " + words(cap.within()))
            + "; "
            + used
            + " so far.";
      }
    }
    return null;
  }

  private static String event(Cap cap) {
    boolean one = cap.count() == 1;
    return switch (cap.event()) {
      case DECISION -> one ? "decision" : "decisions";
      case SHOWN -> one ? "showing" : "showings";
      case CLICKED -> one ? "click" : "clicks";
      case CONVERTED -> one ? "conversion" : "conversions";
    };
  }

  private static String words(TemporalAmount within) {
    if (within instanceof Duration d && !d.isZero()) {
      if (d.toSeconds() % 86_400 == 0) {
        return d.toDays() == 1 ? "1 day" : d.toDays() + " days";
      }
      if (d.toSeconds() % 3_600 == 0) {
        return d.toHours() == 1 ? "1 hour" : d.toHours() + " hours";
      }
    }
    return within.toString();
  }
}
