package io.winnow.check;

import io.winnow.core.rule.Location;
import java.util.List;

/** Knows how many stored contacts findings are about. Features above this one implement it. */
public interface Weighing {

  /**
   * What is known of the findings about exactly these files.
   *
   * @param hash {@code sha256:…} over the canonical files
   */
  Known of(String ruleSet, String hash);

  /** Null for a finding of which nothing is known. */
  @FunctionalInterface
  interface Known {
    Contacts of(String code, String message, Location location);
  }

  /**
   * @param contacts how many it is about
   * @param examples ids of up to three of them
   */
  record Contacts(long contacts, List<String> examples) {
    public Contacts {
      examples = List.copyOf(examples);
    }
  }
}
