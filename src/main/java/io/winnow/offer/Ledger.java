package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The uses that matter to some questions, as read from the database and as added since. Belongs to
 * one thread and one transaction.
 */
public final class Ledger {

  record Use(String offer, Cap.Event event, Instant at) {}

  private record Total(TotalWindow window, long used) {}

  private final Map<ContactWindow.Key, List<Use>> byContact = new HashMap<>();
  private final Map<TotalWindow.Key, Total> totals = new HashMap<>();
  private final List<OfferUse> added = new ArrayList<>();
  private final Set<CappedOffer> locked;
  private final Set<CappedOffer> unlocked = new HashSet<>();

  /**
   * @param locked the offers to whose uses over all contacts nobody else can add
   */
  Ledger(Set<CappedOffer> locked) {
    this.locked = Set.copyOf(locked);
  }

  void put(ContactWindow.Key contact, Use use) {
    byContact.computeIfAbsent(contact, key -> new ArrayList<>()).add(use);
  }

  void put(TotalWindow window, long used) {
    totals.put(window.key(), new Total(window, used));
  }

  /** Takes a use into account for the questions that follow. */
  public void add(OfferUse use) {
    added.add(use);
    if (use.contactId() != null) {
      put(
          new ContactWindow.Key(use.ruleSet(), use.contactId()),
          new Use(use.offer(), use.event(), use.at()));
    }
    if (use.countsAll()) {
      totals.replaceAll((key, total) -> counts(total.window(), use) ? more(total) : total);
      CappedOffer offer = new CappedOffer(use.ruleSet(), use.offer());
      if (!locked.contains(offer)) {
        unlocked.add(offer);
      }
    }
  }

  /**
   * The offers that were added to though others may be adding to them, too: where there are some,
   * nothing of this ledger may be written, and it has to be read again with them locked.
   */
  public Set<CappedOffer> unlocked() {
    return unlocked;
  }

  /** What {@link #add} was told, in order. */
  public Collection<OfferUse> added() {
    return added;
  }

  /** The answer to one of the questions that this ledger was read for. */
  public CapUsage usage(UsageQuestion question) {
    Map<String, List<Integer>> used = new HashMap<>();
    for (Offer offer : question.offers()) {
      List<Integer> counts = new ArrayList<>(offer.caps().size());
      boolean any = false;
      for (int i = 0; i < offer.caps().size(); i++) {
        int count =
            offer.caps().get(i).per() == Cap.Per.CONTACT
                ? ofContact(question, offer, offer.caps().get(i))
                : (int) Math.min(Integer.MAX_VALUE, ofAll(question, offer, i));
        counts.add(count);
        any |= count > 0;
      }
      if (any) {
        used.put(offer.id(), List.copyOf(counts));
      }
    }
    return used.isEmpty() ? CapUsage.NONE : new CapUsage(used);
  }

  private int ofContact(UsageQuestion question, Offer offer, Cap cap) {
    if (question.contactId() == null) {
      return 0;
    }
    List<Use> uses = byContact.get(new ContactWindow.Key(question.ruleSet(), question.contactId()));
    if (uses == null) {
      return 0;
    }
    Instant start = cap.windowStart(question.at(), question.zone());
    Instant stop = cap.windowEnd(question.at(), question.zone());
    int count = 0;
    for (Use use : uses) {
      if (use.event() == cap.event()
          && use.offer().equals(offer.id())
          && use.at().isAfter(start)
          && use.at().isBefore(stop)) {
        count++;
      }
    }
    return count;
  }

  private long ofAll(UsageQuestion question, Offer offer, int cap) {
    Total total = totals.get(TotalWindow.key(question, offer, cap));
    if (total == null) {
      throw new IllegalArgumentException("the ledger was not read for " + offer.id());
    }
    return total.used();
  }

  private static boolean counts(TotalWindow window, OfferUse use) {
    return window.key().ruleSet().equals(use.ruleSet())
        && window.key().offer().equals(use.offer())
        && window.key().event() == use.event()
        && use.at().isAfter(window.start())
        && use.at().isBefore(window.stop());
  }

  private static Total more(Total total) {
    return new Total(total.window(), total.used() + 1);
  }
}
