package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.decision.Recommendation.Offered;
import java.util.List;

/**
 * A settled decision.
 *
 * @param usage what was used of the caps when it was settled
 * @param json the bytes that are logged and answered
 */
record Answer(Draft draft, CapUsage usage, Decision decision, byte[] json) {

  List<RankedOffer> ranked() {
    return decision.recommendation() instanceof Offered offered ? offered.ranked() : List.of();
  }

  /** The offer's id, or null. */
  String offer() {
    return ranked().isEmpty() ? null : ranked().get(0).offer().id();
  }
}
