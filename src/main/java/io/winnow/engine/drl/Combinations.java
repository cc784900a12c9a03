package io.winnow.engine.drl;

import io.winnow.engine.budget.Budget;

/** Counts, for one contact, how many combinations of conclusions the rules have to look at. */
final class Combinations {

  /** As many can always be combined: not even eight conditions make them a budget's worth. */
  private static final int FREE = 4;

  private static final int JOINS_A_STEP = 8;

  private final Joins joins;
  private final int[] counts;
  private int all;

  Combinations(Joins joins) {
    this.joins = joins;
    this.counts = joins.counts();
  }

  /** Asked before the engine sees a new conclusion. */
  void add(Object fact, Budget budget) {
    if (!joins.isEmpty() && joins.count(fact, counts) && ++all > FREE && budget != null) {
      check(budget, 1);
    }
  }

  /** The same for many at once, looking but once at what they come to. */
  void addAll(Iterable<?> facts, Budget budget) {
    if (joins.isEmpty()) {
      return;
    }
    int before = Math.max(all, FREE);
    for (Object fact : facts) {
      all += joins.count(fact, counts) ? 1 : 0;
    }
    if (all > before && budget != null) {
      check(budget, all - before);
    }
  }

  /** All rules together: the engine looks at the combinations of each of them. */
  private void check(Budget budget, int added) {
    budget.take(added * (1 + joins.size() / JOINS_A_STEP));
    budget.checkTime();
    int most = budget.limits().combinations();
    if (joins.combinations(counts, most) > most + joins.size()) {
      throw budget.exceed(
          "has more than " + most + " combinations of conclusions to look at for one contact");
    }
  }
}
