package io.winnow.core.decision;

import io.winnow.core.rule.Findings;
import java.util.List;

/** The whole answer about one contact. */
public record Decision(Findings findings, Recommendation recommendation, List<Rejection> rejected) {

  public Decision {
    rejected = List.copyOf(rejected);
  }
}
