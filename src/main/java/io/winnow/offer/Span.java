package io.winnow.offer;

import java.time.Instant;

/** The time between two instants, without either. */
record Span(Instant start, Instant stop) {

  boolean holds(Instant at) {
    return at.isAfter(start) && at.isBefore(stop);
  }

  /** What reaches from the earlier start to the later stop. */
  Span and(Span other) {
    return start.equals(other.start) && stop.equals(other.stop)
        ? this
        : new Span(
            start.isBefore(other.start) ? start : other.start,
            stop.isAfter(other.stop) ? stop : other.stop);
  }
}
