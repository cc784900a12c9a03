package io.winnow.campaign;

import java.util.List;
import java.util.Set;

/**
 * Whom a campaign addresses.
 *
 * @param include contacts in any of these segments; empty: everybody
 * @param exclude but none in any of these
 */
public record Audience(List<String> include, List<String> exclude) {

  static final Audience EVERYBODY = new Audience(null, null);

  public Audience {
    include = include == null ? List.of() : List.copyOf(include);
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
  }

  boolean has(Set<String> segments) {
    return (include.isEmpty() || include.stream().anyMatch(segments::contains))
        && exclude.stream().noneMatch(segments::contains);
  }
}
