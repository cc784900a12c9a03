package io.winnow.core.experiment;

/**
 * A part of a namespace.
 *
 * @param from in ten-thousandths, inclusive
 * @param to in ten-thousandths, exclusive
 */
public record Slot(int from, int to) {

  public Slot {
    if (from < 0 || to <= from || to > Assigner.BUCKETS) {
      throw new IllegalArgumentException("no slot: " + from + " to " + to);
    }
  }

  boolean holds(int bucket) {
    return bucket >= from && bucket < to;
  }

  /** In ten-thousandths. */
  public int width() {
    return to - from;
  }
}
