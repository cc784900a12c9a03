package io.winnow.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A list that has everything once. Most have few entries, and looking through those is faster. */
final class Distinct<T> {

  private static final int FEW = 16;

  private final List<T> entries = new ArrayList<>();

  /** Of all entries; null while they are few. */
  private Set<T> seen;

  void add(T entry) {
    if (seen == null && entries.size() == FEW) {
      seen = new HashSet<>(entries);
    }
    if (seen == null ? !entries.contains(entry) : seen.add(entry)) {
      entries.add(entry);
    }
  }

  /** In the order in which they came. */
  List<T> list() {
    return entries;
  }
}
