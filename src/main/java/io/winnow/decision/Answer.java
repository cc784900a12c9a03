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
 * @param repeat whether the bytes are those of an earlier decision, and the decision is void
 */
record Answer(Draft draft, CapUsage usage, Decision decision, byte[] json, boolean repeat) {

  Answer(Draft draft, CapUsage usage, Decision decision, byte[] json) {
    this(draft, usage, decision, json, false);
  }

  Answer repeating(byte[] earlier) {
    return new Answer(draft, usage, decision, earlier, true);
  }

  List<RankedOffer> ranked() {
    return decision.recommendation() instanceof Offered offered ? offered.ranked() : List.of();
  }

  /** The offer's id, or null. */
  String offer() {
    return ranked().isEmpty() ? null : ranked().get(0).offer().id();
  }
}
