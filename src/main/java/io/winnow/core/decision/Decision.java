package io.winnow.core.decision;

import static java.util.stream.Collectors.toSet;

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
      Set<String> answered =
          offered.ranked().stream().map(ranked -> ranked.offer().id()).collect(toSet());
      findings.offerRows().stream()
          .filter(proposed -> answered.contains(proposed.offer()))
          .forEach(proposed -> rows.add(proposed.row()));
    }
    return List.copyOf(rows);
  }
}
