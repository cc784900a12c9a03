package io.winnow.core.decision;

import java.util.List;

/** What to offer. That there is nothing to offer is an answer too, with its reason. */
public sealed interface Recommendation {

  /**
   * @param ranked best first, at least one
   */
  record Offered(List<RankedOffer> ranked) implements Recommendation {
    public Offered {
      ranked = List.copyOf(ranked);
      if (ranked.isEmpty()) {
        throw new IllegalArgumentException("an offered recommendation needs an offer");
      }
    }
  }

  record NoOffer(String reason) implements Recommendation {}
}
