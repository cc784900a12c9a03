package io.winnow.decision;

import java.util.List;

/**
 * Which lane a submission waits in.
 *
 * <p>One that fits into the first lane's share of waiting decisions goes there: what few callers
 * ask for is written together, since a group costs much the same for two decisions as for twenty.
 * So does what uses offers with a cap over all contacts, however much waits. What else comes is
 * spread over the other lanes: decisions about one contact to one lane, so that lanes rarely wait
 * for each other's locks, the rest to the one with least to do.
 */
final class LogLanes<L extends LogLanes.Lane> {

  interface Lane {
    /** The decisions in its queue. */
    int waiting();

    /** The decisions in its queue and in the group that it writes. */
    int load();
  }

  private final List<L> all;
  private final List<L> others;
  private final int share;

  /**
   * @param share how many decisions may wait in the first lane before others come in
   */
  LogLanes(List<L> lanes, int share) {
    this.all = List.copyOf(lanes);
    this.others = all.subList(Math.min(1, all.size() - 1), all.size());
    this.share = share;
  }

  /**
   * @param totals whether it uses offers with a cap over all contacts
   * @param subject the contact whose lock it needs; null: it needs none, or several
   */
  L of(int size, boolean totals, String subject) {
    L first = all.get(0);
    if (totals || first.waiting() + size <= share) {
      return first;
    }
    if (subject != null) {
      return others.get(Math.floorMod(subject.hashCode(), others.size()));
    }
    L least = others.get(0);
    for (L other : others) {
      if (other.load() < least.load()) {
        least = other;
      }
    }
    return least;
  }
}
