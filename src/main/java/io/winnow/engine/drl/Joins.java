package io.winnow.engine.drl;

import io.winnow.engine.drl.DrlJoins.Condition;
import io.winnow.engine.fact.Exclusion;
import io.winnow.engine.fact.OfferProposal;
import io.winnow.engine.fact.SegmentMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that combine conclusions, by the places at which their conditions are counted. */
final class Joins {

  static final Joins NONE = new Joins(List.of());

  /** One kind of conclusions: where all of them count, and those of an id. */
  private record Kind(int any, Map<String, Integer> pinned) {

    void count(String id, int[] counts) {
      if (any >= 0) {
        counts[any]++;
      }
      Integer place = id == null ? null : pinned.get(id);
      if (place != null) {
        counts[place]++;
      }
    }
  }

  private final int[][] rules;
  private final int places;
  private final Kind segments;
  private final Kind offers;
  private final Kind exclusions;

  private Joins(List<List<Condition>> joins) {
    Map<Condition, Integer> numbers = new HashMap<>();
    rules =
        joins.stream()
            .map(
                join ->
                    join.stream()
                        .mapToInt(c -> numbers.computeIfAbsent(c, own -> numbers.size()))
                        .toArray())
            .toArray(int[][]::new);
    places = numbers.size();
    segments = kind("SegmentMatch", numbers);
    offers = kind("OfferProposal", numbers);
    exclusions = kind("Exclusion", numbers);
  }

  /**
   * @param joins the conditions of every rule that has more than one on conclusions
   */
  static Joins of(List<List<Condition>> joins) {
    return joins.isEmpty() ? NONE : new Joins(joins);
  }

  private static Kind kind(String type, Map<Condition, Integer> numbers) {
    Map<String, Integer> pinned = new HashMap<>();
    numbers.forEach(
        (condition, place) -> {
          if (condition.type().equals(type) && condition.id() != null) {
            pinned.put(condition.id(), place);
          }
        });
    return new Kind(numbers.getOrDefault(new Condition(type, null), -1), pinned);
  }

  boolean isEmpty() {
    return rules.length == 0;
  }

  /** How many rules combine conclusions. */
  int size() {
    return rules.length;
  }

  /** Nothing concluded yet. */
  int[] counts() {
    return new int[places];
  }

  /** Counts a fact; false where it is no conclusion. */
  boolean count(Object fact, int[] counts) {
    if (fact instanceof SegmentMatch match) {
      segments.count(match.getId(), counts);
    } else if (fact instanceof OfferProposal proposal) {
      offers.count(proposal.getOffer(), counts);
    } else if (fact instanceof Exclusion exclusion) {
      exclusions.count(exclusion.getOffer(), counts);
    } else {
      return false;
    }
    return true;
  }

  /**
   * How many combinations all rules together look at.
   *
   * @param most beyond it nothing is counted on
   */
  long combinations(int[] counts, long most) {
    long sum = 0;
    for (int[] rule : rules) {
      long ways = 1;
      for (int place : rule) {
        ways *= Math.max(1, counts[place]);
        if (ways > most) {
          break;
        }
      }
      sum += ways;
      if (sum > most + rules.length) {
        break;
      }
    }
    return sum;
  }
}
