package io.winnow.engine.fact;

/** The contact is in a segment: a fact after the segment tables, and a rule's conclusion. */
public final class SegmentMatch {

  private final String id;

  public SegmentMatch(String id) {
    this.id = id;
  }

  public String getId() {
    return id;
  }
}
