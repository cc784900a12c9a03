package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * How much of the caps of some offers is used, for one contact at one instant?
 *
 * <p>What follows from the question alone is worked out where it is made: the threads that write
 * the log are few.
 */
public final class UsageQuestion {

  private final String ruleSet;
  private final String contactId;
  private final List<Offer> offers;
  private final Instant at;
  private final Span[][] windows;
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
    this.windows = windows(this.offers, at, Objects.requireNonNull(zone, "zone"));
    Span widest = contactId == null ? null : widest();
    if (widest == null) {
      this.contact = null;
    } else {
      ContactWindow.Key key = new ContactWindow.Key(ruleSet, contactId);
      this.contact = new ContactWindow(key, widest, LockKeys.contact(key));
    }
  }

  private static Span[][] windows(List<Offer> offers, Instant at, ZoneId zone) {
    Span[][] windows = new Span[offers.size()][];
    for (int o = 0; o < windows.length; o++) {
      List<Cap> caps = offers.get(o).caps();
      windows[o] = new Span[caps.size()];
      for (int i = 0; i < caps.size(); i++) {
        Cap cap = caps.get(i);
        windows[o][i] = new Span(cap.windowStart(at, zone), cap.windowEnd(at, zone));
      }
    }
    return windows;
  }

  /** Of all caps per contact; null: there is none. */
  private Span widest() {
    Span widest = null;
    for (int o = 0; o < windows.length; o++) {
      for (int i = 0; i < windows[o].length; i++) {
        if (offers.get(o).caps().get(i).per() == Cap.Per.CONTACT) {
          widest = widest == null ? windows[o][i] : widest.and(windows[o][i]);
        }
      }
    }
    return widest;
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
    return windows[offer][cap];
  }

  /** Which of the contact's uses matter; null: none do. */
  ContactWindow contact() {
    return contact;
  }
}
