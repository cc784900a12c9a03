package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<Use> uses =
        question.contact() == null
            ? List.of()
            : byContact.getOrDefault(question.contact().key(), List.of());
    Map<String, List<Integer>> used = null;
    for (int o = 0; o < question.offers().size(); o++) {
      Integer[] counts = counts(question, o, uses);
      if (counts != null) {
        used = used == null ? new HashMap<>() : used;
        used.put(question.offers().get(o).id(), List.of(counts));
      }
    }
    return used == null ? CapUsage.NONE : new CapUsage(used);
  }

  /** By cap; null: nothing is used of any. */
  private Integer[] counts(UsageQuestion question, int place, List<Use> uses) {
    Offer offer = question.offers().get(place);
    List<Cap> caps = offer.caps();
    Integer[] counts = null;
    for (int i = 0; i < caps.size(); i++) {
      int count =
          caps.get(i).per() == Cap.Per.CONTACT
              ? count(uses, question, place, i)
              : (int) Math.min(Integer.MAX_VALUE, ofAll(question, offer, i));
      if (count > 0) {
        if (counts == null) {
          counts = new Integer[caps.size()];
          Arrays.fill(counts, 0);
        }
        counts[i] = count;
      }
    }
    return counts;
  }

  private static int count(List<Use> uses, UsageQuestion question, int place, int number) {
    if (uses.isEmpty()) {
      return 0;
    }
    Offer offer = question.offers().get(place);
    Cap cap = offer.caps().get(number);
    Span window = question.window(place, number);
    int count = 0;
    for (Use use : uses) {
      if (use.event() == cap.event() && use.offer().equals(offer.id()) && window.holds(use.at())) {
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
        && window.span().holds(use.at());
  }

  private static Total more(Total total) {
    return new Total(total.window(), total.used() + 1);
  }
}
