package io.winnow.decision;

import io.winnow.platform.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * A queue, and the thread that writes what waits in it, group by group: while one group commits,
 * the next one gathers, so that the cost of a commit is shared by all who wait for one.
 */
final class LogLane implements Runnable, LogLanes.Lane {

  private static final Logger LOG = Logger.getLogger(LogLane.class);
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile int inHand;
  private final LogTransaction transaction;
  private final DecisionMeters meters;
  private final int groupSize;

  LogLane(LogTransaction transaction, DecisionMeters meters, int groupSize) {
    this.transaction = transaction;
    this.meters = meters;
    this.groupSize = groupSize;
  }

  void add(Submission submission) {
    waiting.addAndGet(submission.size());
    queue.add(submission);
  }

  @Override
  public int waiting() {
    return waiting.get();
  }

  @Override
  public int load() {
    return waiting.get() + inHand;
  }

  @Override
  public void run() {
    try {
      while (true) {
        List<Submission> group = gather();
        write(group);
        inHand = 0;
      }
    } catch (InterruptedException stopped) {
      // The queue is empty by then: the log takes nothing in any more before it stops its lanes.
    }
  }

  private List<Submission> gather() throws InterruptedException {
    List<Submission> group = new ArrayList<>();
    Submission next = queue.take();
    int size = 0;
    while (next != null) {
      group.add(next);
      size += next.size();
      next = size < groupSize ? queue.poll() : null;
    }
    inHand = size;
    waiting.addAndGet(-size);
    meters.group(size);
    return group;
  }

  private void write(List<Submission> group) {
    long start = System.nanoTime();
    try {
      transaction.run(group);
    } catch (SQLException e) {
      failed(group, e, System.nanoTime() - start > SILENCE_NANOS);
    } catch (RuntimeException | Error e) {
      group.forEach(submission -> submission.done().completeExceptionally(e));
    }
  }

  private void failed(List<Submission> group, SQLException e, boolean silent) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean data = state.startsWith("22") || state.startsWith("23");
    if (data && group.size() > 1) {
      // One of them cannot be stored; the others shall not suffer for it.
      group.forEach(submission -> write(new ArrayList<>(List.of(submission))));
      return;
    }
    if (silent && !data) {
      // Who came meanwhile shall not wait for the same silence a second time.
      List<Submission> behind = new ArrayList<>();
      queue.drainTo(behind);
      behind.forEach(submission -> waiting.addAndGet(-submission.size()));
      group.addAll(behind);
    }
    LOG.errorf("event=decisions-not-logged count=%d state=%s", group.size(), state);
    RuntimeException told =
        data
            ? new IllegalStateException(e)
            : ProblemException.unavailable(
                "The decision could not be logged, so it was not made. Try again.",
                RETRY_AFTER_SECONDS);
    group.forEach(submission -> submission.done().completeExceptionally(told));
  }
}
