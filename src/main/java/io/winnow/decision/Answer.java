package io.winnow.decision;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.experiment.Exposed;
import java.math.BigDecimal;
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

  /** Whether it was made about somebody who denies marketing or profiling: it counts nowhere. */
  boolean isDenied() {
    Consent consent = draft.proposals().facts().consent();
    return consent.purpose("marketing") == ConsentState.DENIED
        || consent.purpose("profiling") == ConsentState.DENIED;
  }

  /** Whom the decision's experiment has reached by it; null: nobody who counts. */
  Exposed exposed() {
    ContactFacts facts = draft.proposals().facts();
    if (draft.assigned() == null
        || !draft.assigned().assignment().measured()
        || repeat
        || draft.input().subject() == null
        || isDenied()) {
      return null;
    }
    return new Exposed(
        draft.assigned().assignment(),
        draft.input().subject(),
        draft.id(),
        facts.at(),
        draft.byLive() == null ? List.of() : draft.segments(),
        spentBefore(facts.metrics()));
  }

  private static BigDecimal spentBefore(ContactMetrics metrics) {
    if (metrics.spend365d() != null) {
      return metrics.spend365d();
    }
    return metrics.historicalValue() == null ? BigDecimal.ZERO : metrics.historicalValue();
  }
}
