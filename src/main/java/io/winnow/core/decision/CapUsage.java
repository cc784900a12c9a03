package io.winnow.core.decision;

import java.util.List;
import java.util.Map;

/**
 * How much of each cap is used, as of one decision.
 *
 * @param used offer id → uses in the window of each of the offer's caps, in declared order; an
 *     absent offer has no use
 */
public record CapUsage(Map<String, List<Integer>> used) {

  public static final CapUsage NONE = new CapUsage(Map.of());

  public CapUsage {
    used = Map.copyOf(used);
  }

  public int of(String offerId, int cap) {
    List<Integer> counts = used.get(offerId);
    return counts == null ? 0 : counts.get(cap);
  }
}
