package io.winnow.check;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleAnalyst.Outcomes;
import java.util.List;

/** Segments and offers that no row or rule can give. */
final class NeverGiven implements SubjectCheck {

  @Override
  public void check(Subject subject, List<Issue> issues) {
    Outcomes outcomes = subject.analysis().outcomes();
    for (Segment segment : subject.ruleSet().definition().segments()) {
      if (!outcomes.anySegment() && !outcomes.segments().contains(segment.id())) {
        issues.add(
            Issue.warning(
                "segment-never-given",
                "Nobody can ever be in segment '%s': no row or rule gives it. Add one, or remove the segment."
                    .formatted(segment.id()),
                subject.texts().place("ruleset.yaml", "id", segment.id())));
      }
    }
    for (Offer offer : subject.ruleSet().offers()) {
      if (!offer.fallback() && !outcomes.anyOffer() && !outcomes.offers().contains(offer.id())) {
        issues.add(
            Issue.warning(
                "offer-never-given",
                "Nobody can ever get offer '%s': no row or rule proposes it, and it is no fallback. Add a row, or remove the offer."
                    .formatted(offer.id()),
                subject.texts().place("offers.yaml", "id", offer.id())));
      }
    }
  }
}
