package io.winnow.core.decision;

import io.winnow.core.rule.Findings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The whole answer about one contact. */
public record Decision(Findings findings, Recommendation recommendation, List<Rejection> rejected) {

  public Decision {
    rejected = List.copyOf(rejected);
  }

  /**
   * What led to the answer, each once: the rows that gave a segment, and of those that proposed an
   * offer the ones whose offer is answered. What lost has earned nothing.
   */
  public List<String> rows() {
    Set<String> rows = new LinkedHashSet<>(findings.rows());
    if (recommendation instanceof Recommendation.Offered offered) {
      for (Findings.OfferRow proposed : findings.offerRows()) {
        for (RankedOffer ranked : offered.ranked()) {
          if (ranked.offer().id().equals(proposed.offer())) {
            rows.add(proposed.row());
          }
        }
      }
    }
    return List.copyOf(rows);
  }
}
