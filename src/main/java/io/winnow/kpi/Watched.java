package io.winnow.kpi;

import io.winnow.kpi.LogSums.Stretch;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/** Stretches of whole hours that somebody has asked for, and that are therefore to be added up. */
@Singleton
class Watched {

  private static final int MOST = 100;

  private final Set<Stretch> asked = new HashSet<>();

  /** What is too much is asked for again some day. */
  synchronized void ask(Stretch stretch) {
    if (asked.size() < MOST) {
      asked.add(stretch);
    }
  }

  synchronized Set<Stretch> take() {
    Set<Stretch> all = Set.copyOf(asked);
    asked.clear();
    return all;
  }
}
