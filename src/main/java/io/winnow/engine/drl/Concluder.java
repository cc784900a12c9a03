package io.winnow.engine.drl;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.engine.Conclusions;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.BudgetExceeded;
import io.winnow.engine.fact.Exclusion;
import io.winnow.engine.fact.OfferProposal;
import io.winnow.engine.fact.SegmentMatch;
import java.math.BigDecimal;
import java.util.List;

/** Takes what rules insert for one contact as their conclusions, and counts what that costs. */
final class Concluder {

  private final Detail detail;
  private final Conclusions into;
  private final Budget budget;
  private final Combinations combinations;
  private int firings;

  /**
   * @param joins the rules that combine conclusions
   */
  Concluder(Detail detail, Conclusions into, Budget budget, Joins joins) {
    this.detail = detail;
    this.into = into;
    this.budget = budget;
    this.combinations = new Combinations(joins);
  }

  /**
   * Asked before a rule fires.
   *
   * @throws BudgetExceeded rules have fired too often
   */
  void fires() {
    int most = budget.limits().firings();
    if (++firings > most) {
      throw budget.exceed(
          "fires rules more than "
              + most
              + " times for one contact: they feed each other without an end");
    }
  }

  /**
   * Notes the facts that no rule concluded, before the engine sees them.
   *
   * @throws BudgetExceeded the rules have too many to combine
   */
  void given(List<Object> facts) {
    combinations.addAll(facts, budget);
  }

  /**
   * @throws EvaluationException the conclusion cannot be used
   * @throws BudgetExceeded there are too many of them
   */
  void concluded(Origin origin, Object fact) {
    combinations.add(fact, budget);
    Reason reason = origin.reason();
    List<Reason> because = detail == Detail.NONE ? List.of() : List.of(reason);
    Location at = Location.file(reason.source());
    budget.at(at);
    budget.take(1);
    if (fact instanceof SegmentMatch match) {
      into.segment(match.getId(), because, at);
      into.row(origin.row());
    } else if (fact instanceof OfferProposal proposal) {
      into.proposal(proposal.getOffer(), score(proposal, reason), because, at);
      into.row(proposal.getOffer(), origin.row());
    } else if (fact instanceof Exclusion exclusion) {
      budget.sized(exclusion.getReason());
      into.exclusion(exclusion.getOffer(), exclusion.getReason(), because, at);
    }
  }

  private static BigDecimal score(OfferProposal proposal, Reason reason) {
    try {
      return proposal.getScore() == null ? null : new BigDecimal(proposal.getScore().toString());
    } catch (NumberFormatException e) {
      throw new EvaluationException(
          List.of(
              Issue.error(
                  "unusable-result",
                  "Rule '" + reason.rule() + "' gives a score that is no number.",
                  Location.file(reason.source()))));
    }
  }
}
