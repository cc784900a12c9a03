package io.winnow.engine.fact;

import io.winnow.engine.budget.Budget;

/** The contact is in a segment: a fact after the segment tables, and a rule's conclusion. */
public final class SegmentMatch {

  private final String id;

  public SegmentMatch(String id) {
    this.id = id;
  }

  public String getId() {
    Budget.step();
    return id;
  }
}
