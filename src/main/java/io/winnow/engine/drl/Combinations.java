package io.winnow.engine.drl;

import io.winnow.engine.budget.Budget;
import io.winnow.engine.drl.DrlJoins.Condition;
import io.winnow.engine.fact.Exclusion;
import io.winnow.engine.fact.OfferProposal;
import io.winnow.engine.fact.SegmentMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, for one contact, how many combinations of conclusions the rules have to look at. */
final class Combinations {

  /** As many can always be combined: not even eight conditions make them a budget's worth. */
  private static final int FREE = 4;

  private static final int JOINS_A_STEP = 8;

  private final List<List<Condition>> joins;
  private final Map<Condition, Integer> counts = new HashMap<>();
  private int all;

  /**
   * @param joins the conditions of every rule that has more than one on conclusions
   */
  Combinations(List<List<Condition>> joins) {
    this.joins = joins;
  }

  /** Asked before the engine sees a new conclusion. */
  void add(Object fact, Budget budget) {
    if (joins.isEmpty()) {
      return;
    }
    if (fact instanceof SegmentMatch match) {
      count("SegmentMatch", match.getId());
    } else if (fact instanceof OfferProposal proposal) {
      count("OfferProposal", proposal.getOffer());
    } else if (fact instanceof Exclusion exclusion) {
      count("Exclusion", exclusion.getOffer());
    } else {
      return;
    }
    if (++all > FREE && budget != null) {
      check(budget);
    }
  }

  private void count(String type, String id) {
    counts.merge(new Condition(type, null), 1, Integer::sum);
    if (id != null) {
      counts.merge(new Condition(type, id), 1, Integer::sum);
    }
  }

  /** All rules together: the engine looks at the combinations of each of them. */
  private void check(Budget budget) {
    budget.take(1 + joins.size() / JOINS_A_STEP);
    budget.checkTime();
    long sum = 0;
    for (List<Condition> join : joins) {
      long ways = 1;
      for (Condition condition : join) {
        ways *= Math.max(1, counts.getOrDefault(condition, 0));
        if (ways > budget.limits().combinations()) {
          break;
        }
      }
      sum += ways;
      if (sum > budget.limits().combinations() + joins.size()) {
        throw budget.exceed(
            "has more than "
                + budget.limits().combinations()
                + " combinations of conclusions to look at for one contact");
      }
    }
  }
}
