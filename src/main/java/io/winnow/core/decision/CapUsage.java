package io.winnow.core.decision;

import java.util.List;
import java.util.Map;

/**
 * What stops offers as of one decision, and is only known in the transaction that adds to it.
 *
 * @param used offer id → uses in the window of each of the offer's caps, in declared order; an
 *     absent offer has no use
 * @param holds what else keeps offers back; of several for an offer the first is told
 */
public record CapUsage(Map<String, List<Integer>> used, List<Hold> holds) {

  public static final CapUsage NONE = new CapUsage(Map.of());

  public CapUsage {
    used = Map.copyOf(used);
    holds = List.copyOf(holds);
  }

  public CapUsage(Map<String, List<Integer>> used) {
    this(used, List.of());
  }

  /** The same caps with other holds. */
  public CapUsage with(List<Hold> others) {
    return others.equals(holds) ? this : new CapUsage(used, others);
  }

  public int of(String offerId, int cap) {
    List<Integer> counts = used.get(offerId);
    return counts == null ? 0 : counts.get(cap);
  }

  /** What stops the offer; null when nothing does. */
  Rejection stopped(Offer offer) {
    for (Hold hold : holds) {
      if (hold.covers(offer.id())) {
        return new Rejection(offer.id(), hold.stage(), hold.text());
      }
    }
    String usedUp = CapText.usedUp(offer, this);
    return usedUp == null ? null : new Rejection(offer.id(), Stage.CAP, usedUp);
  }
}
