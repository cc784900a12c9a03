package io.winnow.impact;

import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.decision.Recommendation;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one side decides about a contact.
 *
 * @param segments with their reasons
 * @param offer the one that it gets; null: none
 * @param failure why the rules could not be evaluated; empty where they could
 */
record Verdict(
    Map<String, List<Reason>> segments, RankedOffer offer, Findings findings, List<Issue> failure) {

  private static final Findings NOTHING =
      new Findings(List.of(), List.of(), List.of(), List.of(), List.of());

  static Verdict of(Decision decision) {
    Map<String, List<Reason>> segments = new LinkedHashMap<>();
    decision.findings().segments().forEach(match -> segments.put(match.segment(), match.because()));
    RankedOffer offer =
        decision.recommendation() instanceof Recommendation.Offered offered
            ? offered.ranked().get(0)
            : null;
    return new Verdict(segments, offer, decision.findings(), List.of());
  }

  static Verdict undecided(List<Issue> failure) {
    return new Verdict(Map.of(), null, NOTHING, failure);
  }

  boolean isDecided() {
    return failure.isEmpty();
  }

  String offerId() {
    return offer == null ? null : offer.offer().id();
  }

  /** What the offer is worth, 0 where there is none or it declares no value. */
  BigDecimal value() {
    Offer given = offer == null ? null : offer.offer();
    return given == null || given.value() == null ? BigDecimal.ZERO : given.value().amount();
  }
}
