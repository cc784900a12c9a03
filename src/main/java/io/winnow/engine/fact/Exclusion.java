package io.winnow.engine.fact;

import io.winnow.engine.budget.Budget;

/** A rule's conclusion: this offer, or every one (*), is not made, and why. */
public final class Exclusion {

  private final String offer;
  private final String reason;

  public Exclusion(String offer, String reason) {
    this.offer = offer;
    this.reason = reason;
  }

  public String getOffer() {
    Budget.step();
    return offer;
  }

  public String getReason() {
    Budget.step();
    return reason;
  }
}
