package io.winnow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The facts that rules look at; safe for any number of threads. */
final class LookedFacts {

  /** What every context has. */
  private static final Set<String> ALWAYS = Set.of("at", "zone");

  /** Contacts of one source lack the same facts; beyond so many kinds nothing more is kept. */
  private static final int KEPT = 4_096;

  private record Looked(String path, boolean ofConsent, FactGetter getter) {
    boolean isMissing(Facts facts) {
      Object value = facts.value(getter);
      return value == null || ofConsent && Facts.UNKNOWN.equals(value);
    }
  }

  /** In the order in which missing ones are told. */
  private final List<Looked> looked;

  /** What was told before, by the places of the missing facts as bits. */
  private final Map<Long, List<String>> told = new ConcurrentHashMap<>();

  private LookedFacts(List<Looked> looked) {
    this.looked = looked;
  }

  static LookedFacts of(Collection<FactPath> paths) {
    Map<String, Looked> sorted = new TreeMap<>();
    for (FactPath path : paths) {
      if (path.fact().equals("context") && ALWAYS.contains(path.property())) {
        continue;
      }
      List<String> parts =
          path.name() == null
              ? List.of(path.fact(), path.property())
              : List.of(path.fact(), path.property(), path.name());
      String text = path.toString();
      sorted.put(text, new Looked(text, path.fact().equals("consent"), FactGetter.of(parts)));
    }
    return new LookedFacts(List.copyOf(sorted.values()));
  }

  /** The paths of those that are not known, sorted. */
  List<String> missing(Facts facts) {
    if (looked.size() > Long.SIZE) {
      return looked.stream().filter(one -> one.isMissing(facts)).map(Looked::path).toList();
    }
    long bits = 0;
    for (int i = 0; i < looked.size(); i++) {
      bits |= looked.get(i).isMissing(facts) ? 1L << i : 0;
    }
    List<String> known = told.get(bits);
    if (known == null) {
      known = paths(bits);
      if (told.size() < KEPT) {
        told.put(bits, known);
      }
    }
    return known;
  }

  private List<String> paths(long bits) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < looked.size(); i++) {
      if ((bits >>> i & 1) != 0) {
        paths.add(looked.get(i).path());
      }
    }
    return List.copyOf(paths);
  }
}
