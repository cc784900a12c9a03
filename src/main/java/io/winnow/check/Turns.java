package io.winnow.check;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One check after the other. One that is over its time is interrupted; should it not care, it keeps
 * its thread, and the next one gets another, up to a few: there is no way to end a thread.
 */
final class Turns {

  private static final Logger LOG = Logger.getLogger(Turns.class);

  /** As many may outlive their time before the others wait for them. */
  private static final int MOST_LATE = 3;

  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor watch;
  private final long limitMillis;
  private int late;

  Turns(CheckConfig config) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "rule-check");
          thread.setDaemon(true);
          thread.setContextClassLoader(loader);
          return thread;
        };
    this.workers =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(config.queue()), threads);
    this.watch = new ScheduledThreadPoolExecutor(1, threads);
    this.limitMillis = config.timeLimit().toMillis();
  }

  /**
   * @param tooLong is told when the work is over its time
   * @throws java.util.concurrent.RejectedExecutionException too many are waiting
   */
  void take(Runnable work, Runnable tooLong) {
    workers.execute(() -> run(work, tooLong));
  }

  void stop() {
    workers.shutdownNow();
    watch.shutdownNow();
  }

  private void run(Runnable work, Runnable tooLong) {
    Turn turn = new Turn(Thread.currentThread());
    Future<?> limit =
        watch.schedule(
            () -> {
              // in this order: who is told finds the next turn free, and hears of no interruption
              late(turn);
              tooLong.run();
              interrupt(turn);
            },
            limitMillis,
            TimeUnit.MILLISECONDS);
    try {
      work.run();
    } finally {
      limit.cancel(false);
      over(turn);
      Thread.interrupted(); // the next check must not suffer from the limit of this one
    }
  }

  private static final class Turn {
    private final Thread worker;
    private boolean over;
    private boolean late;

    Turn(Thread worker) {
      this.worker = worker;
    }
  }

  private synchronized void late(Turn turn) {
    if (!turn.over) {
      turn.late = true;
      late++;
      LOG.warnf("event=check-too-long late=%d", late);
      resize();
    }
  }

  private synchronized void interrupt(Turn turn) {
    if (!turn.over) {
      turn.worker.interrupt();
    }
  }

  private synchronized void over(Turn turn) {
    turn.over = true;
    if (turn.late) {
      late--;
      resize();
    }
  }

  private void resize() {
    int size = 1 + Math.min(late, MOST_LATE);
    if (size > workers.getMaximumPoolSize()) {
      workers.setMaximumPoolSize(size);
      workers.setCorePoolSize(size);
    } else {
      workers.setCorePoolSize(size);
      workers.setMaximumPoolSize(size);
    }
  }
}
