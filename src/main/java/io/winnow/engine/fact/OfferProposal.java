package io.winnow.engine.fact;

import io.winnow.engine.budget.Budget;

/** A rule's conclusion: this offer could be made, with this score. */
public final class OfferProposal {

  private final String offer;
  private final Number score;

  public OfferProposal(String offer, Number score) {
    this.offer = offer;
    this.score = score;
  }

  public String getOffer() {
    Budget.step();
    return offer;
  }

  public Number getScore() {
    Budget.step();
    return score;
  }
}
