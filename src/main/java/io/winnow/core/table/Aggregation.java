package io.winnow.core.table;

import java.util.Optional;

/** What a table of hit policy COLLECT makes of its hits. */
public enum Aggregation {
  SUM,
  COUNT,
  MIN,
  MAX;

  public static Optional<Aggregation> of(String word) {
    for (Aggregation aggregation : values()) {
      if (aggregation.name().equals(word)) {
        return Optional.of(aggregation);
      }
    }
    return Optional.empty();
  }
}
