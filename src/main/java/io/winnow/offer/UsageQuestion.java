package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * How much of the caps of some offers is used, for one contact at one instant?
 *
 * <p>What has to be asked is worked out where the question is made: the threads that write the log
 * are few. Windows of single caps only matter to those of whom something is used.
 */
public final class UsageQuestion {

  private final String ruleSet;
  private final String contactId;
  private final List<Offer> offers;
  private final Instant at;
  private final ZoneId zone;
  private final ContactWindow contact;

  /**
   * @param contactId null for a contact without an id, who has used nothing
   * @param zone in which calendar windows are counted
   */
  public UsageQuestion(
      String ruleSet, String contactId, List<Offer> offers, Instant at, ZoneId zone) {
    this.ruleSet = Objects.requireNonNull(ruleSet, "ruleSet");
    this.contactId = contactId;
    this.at = Objects.requireNonNull(at, "at");
    this.offers = List.copyOf(offers);
    this.zone = Objects.requireNonNull(zone, "zone");
    Span widest = contactId == null ? null : widest();
    if (widest == null) {
      this.contact = null;
    } else {
      ContactWindow.Key key = new ContactWindow.Key(ruleSet, contactId);
      this.contact = new ContactWindow(key, widest, LockKeys.contact(key));
    }
  }

  /** Of all caps per contact; null: there is none. */
  private Span widest() {
    Span widest = null;
    Cap longest = null;
    for (Offer offer : offers) {
      for (Cap cap : offer.caps()) {
        if (cap.per() != Cap.Per.CONTACT) {
          continue;
        }
        if (cap.within() instanceof Duration exact) {
          boolean longer = longest == null || exact.compareTo((Duration) longest.within()) > 0;
          longest = longer ? cap : longest;
        } else {
          widest = and(widest, window(cap));
        }
      }
    }
    return longest == null ? widest : and(widest, window(longest));
  }

  private static Span and(Span some, Span other) {
    return some == null ? other : some.and(other);
  }

  private Span window(Cap cap) {
    return new Span(cap.windowStart(at, zone), cap.windowEnd(at, zone));
  }

  String ruleSet() {
    return ruleSet;
  }

  /** Null for a contact without an id. */
  String contactId() {
    return contactId;
  }

  List<Offer> offers() {
    return offers;
  }

  Instant at() {
    return at;
  }

  /** The window of a cap of an offer, both by their place. */
  Span window(int offer, int cap) {
    return window(offers.get(offer).caps().get(cap));
  }

  /** Which of the contact's uses matter; null: none do. */
  ContactWindow contact() {
    return contact;
  }
}
