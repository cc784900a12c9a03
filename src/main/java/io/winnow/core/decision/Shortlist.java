package io.winnow.core.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left before caps are looked at.
 *
 * @param candidates best first
 * @param lost proposals lost before the cap stage, by stage and id
 * @param fallbacks the fallback offers that would do if no candidate is left, best first
 * @param lostFallbacks fallback offers that would not do
 */
public record Shortlist(
    List<Candidate> candidates,
    List<Rejection> lost,
    List<Candidate> fallbacks,
    List<Rejection> lostFallbacks) {

  public Shortlist {
    candidates = List.copyOf(candidates);
    lost = List.copyOf(lost);
    fallbacks = List.copyOf(fallbacks);
    lostFallbacks = List.copyOf(lostFallbacks);
  }

  /** The offers whose {@link CapUsage} decides; empty when no usage needs to be read. */
  public List<Offer> capped() {
    List<Offer> capped = new ArrayList<>();
    addCapped(candidates, capped);
    addCapped(fallbacks, capped);
    return capped;
  }

  private static void addCapped(List<Candidate> some, List<Offer> capped) {
    for (Candidate candidate : some) {
      if (!candidate.offer().caps().isEmpty()) {
        capped.add(candidate.offer());
      }
    }
  }
}
