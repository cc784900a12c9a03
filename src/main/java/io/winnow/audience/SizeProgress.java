package io.winnow.audience;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** How far a count is. */
final class SizeProgress {

  private final AtomicLong done = new AtomicLong();
  private volatile long total;
  private volatile Instant failedAt;

  void expect(long contacts) {
    total = contacts;
  }

  void did(int contacts) {
    done.addAndGet(contacts);
  }

  void fail(Instant at) {
    failedAt = at;
  }

  /** Null: it has not failed. */
  Instant failedAt() {
    return failedAt;
  }

  long done() {
    return done.get();
  }

  long total() {
    return total;
  }
}
