package io.winnow.core.table;

import java.util.Optional;

/** How many rows of a table may hit, and what comes of them; as DMN names them. */
public enum HitPolicy {
  UNIQUE,
  FIRST,
  PRIORITY,
  ANY,
  COLLECT,
  RULE_ORDER,
  OUTPUT_ORDER;

  /** The word of DMN, such as {@code RULE ORDER}. */
  public String word() {
    return name().replace('_', ' ');
  }

  public static Optional<HitPolicy> of(String word) {
    for (HitPolicy policy : values()) {
      if (policy.word().equals(word)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
