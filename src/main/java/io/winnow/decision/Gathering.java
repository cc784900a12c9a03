package io.winnow.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/**
 * A queue that is emptied group by group.
 *
 * <p>A group is all that waits; where more than that is on its way, it waits for it, but not long:
 * whatever the size of a group, its journeys to the database cost the same, and cores that are busy
 * with what is on its way have nothing else to do with the time.
 *
 * @param <T> what waits
 */
final class Gathering<T> {

  private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ToIntFunction<T> size;
  private final int most;
  private final IntSupplier coming;
  private final long patienceNanos;

  /**
   * @param size in decisions
   * @param most a group takes no more in once it has this many decisions
   * @param coming how many decisions are being made that may come here
   * @param patienceNanos how long a group waits for them
   */
  Gathering(ToIntFunction<T> size, int most, IntSupplier coming, long patienceNanos) {
    this.size = size;
    this.most = most;
    this.coming = coming;
    this.patienceNanos = patienceNanos;
  }

  void add(T one) {
    waiting.addAndGet(size.applyAsInt(one));
    queue.add(one);
  }

  /** The decisions that wait. */
  int waiting() {
    return waiting.get();
  }

  /** The next group, at least of one; waits for that one as long as it takes. */
  List<T> next() throws InterruptedException {
    List<T> group = new ArrayList<>();
    T next = queue.take();
    long end = System.nanoTime() + patienceNanos;
    int decisions = 0;
    while (next != null) {
      group.add(next);
      decisions += size.applyAsInt(next);
      next = decisions < most ? another(decisions, end) : null;
    }
    waiting.addAndGet(-decisions);
    return group;
  }

  private T another(int decisions, long end) throws InterruptedException {
    T next = queue.poll();
    return next == null && coming.getAsInt() > decisions
        ? queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)
        : next;
  }

  /** Everything that waits, at once. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    queue.drainTo(all);
    all.forEach(one -> waiting.addAndGet(-size.applyAsInt(one)));
    return all;
  }
}
