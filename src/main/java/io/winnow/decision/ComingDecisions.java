package io.winnow.decision;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** The single decisions that are being made and have not come to the log yet. */
@Singleton
class ComingDecisions {

  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  void begun() {
    count.incrementAndGet();
  }

  /** It has come to the log, or never will. */
  void ended() {
    count.decrementAndGet();
  }
}
