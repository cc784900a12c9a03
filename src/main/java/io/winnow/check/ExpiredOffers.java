package io.winnow.check;

import io.winnow.core.decision.Offer;
import io.winnow.core.rule.Issue;
import java.util.List;

/** Offers whose time is over. */
final class ExpiredOffers implements SubjectCheck {

  @Override
  public void check(Subject subject, List<Issue> issues) {
    for (Offer offer : subject.ruleSet().offers()) {
      if (offer.validTo() != null && !offer.validTo().isAfter(subject.at())) {
        issues.add(
            Issue.warning(
                "offer-expired",
                "Offer '%s' ended at %s: nobody gets it any more. Give it new dates, or remove it and its rows."
                    .formatted(offer.id(), offer.validTo()),
                subject.texts().place("offers.yaml", "id", offer.id())));
      }
    }
  }
}
