package io.winnow.shadow;

import io.winnow.decision.Onlooker.Seen;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Decisions that wait to be compared. Whoever brings one never waits: a full queue drops it. */
final class ShadowQueue {

  private static final int PATIENCE_MILLIS = 500;

  private record Task(Shade shade, Seen seen) {}

  private final BlockingQueue<Task> waiting;

  ShadowQueue(int capacity) {
    this.waiting = new ArrayBlockingQueue<>(capacity);
  }

  void add(Shade shade, Seen seen) {
    if (!waiting.offer(new Task(shade, seen))) {
      shade.drop();
    }
  }

  /** Compares the next one, if one comes soon. */
  void compareNext() throws InterruptedException {
    Task task = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (task != null) {
      task.shade().compare(task.seen());
    }
  }
}
