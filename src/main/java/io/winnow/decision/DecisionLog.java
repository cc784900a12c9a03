package io.winnow.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Where decisions wait to be written, and are answered once they are. docs/concepts/decision-log.md
 * tells the promise and what happens at each point of failure.
 *
 * <p>Decisions that use an offer with a cap over all contacts go to the first lane, others about
 * one contact to one lane, so that lanes rarely wait for each other's locks.
 */
@ApplicationScoped
class DecisionLog {

  private static final int RETRY_AFTER_SECONDS = 1;

  private final LogTransaction transaction;
  private final DecisionMeters meters;
  private final DecisionConfig.Log config;
  private final Semaphore places;
  private final List<BlockingQueue<Submission>> queues = new ArrayList<>();
  private final List<Thread> lanes = new ArrayList<>();

  DecisionLog(
      LogTransaction transaction,
      DecisionMeters meters,
      DecisionConfig config,
      MeterRegistry registry) {
    this.transaction = transaction;
    this.meters = meters;
    this.config = config.log();
    this.places = new Semaphore(this.config.queue(), true);
    registry.gauge(
        "winnow_decision_log_queue",
        places,
        free -> this.config.queue() - (double) free.availablePermits());
  }

  void start(@Observes StartupEvent event) {
    for (int i = 1; i <= config.lanes(); i++) {
      BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
      LogLane lane = new LogLane(queue, transaction, meters, config.group());
      Thread thread = new Thread(lane, "winnow-log-" + i);
      thread.setDaemon(true);
      thread.start();
      queues.add(queue);
      lanes.add(thread);
    }
  }

  /** Lets everything that waits be written: requests have ended or been cut off by now. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    places.tryAcquire(config.queue(), 10, TimeUnit.SECONDS);
    lanes.forEach(Thread::interrupt);
    for (Thread lane : lanes) {
      lane.join(TimeUnit.SECONDS.toMillis(5));
    }
  }

  /**
   * Hands over decisions; the future completes with their bytes when they are durable, or with the
   * problem.
   *
   * @param patience how long to wait for a place in the queue
   * @throws ProblemException unavailable: the queue stayed full
   */
  CompletableFuture<List<byte[]>> append(Submission submission, Duration patience) {
    int size = Math.min(submission.size(), config.queue());
    try {
      if (!places.tryAcquire(size, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw full();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw full();
    }
    submission.done().whenComplete((answers, failure) -> places.release(size));
    lane(submission).add(submission);
    return submission.done();
  }

  private BlockingQueue<Submission> lane(Submission submission) {
    if (!submission.totals().isEmpty()) {
      return queues.get(0);
    }
    List<BlockingQueue<Submission>> others =
        queues.subList(Math.min(1, queues.size() - 1), queues.size());
    if (submission.isOpen() && submission.subject() != null) {
      return others.get(Math.floorMod(submission.subject().hashCode(), others.size()));
    }
    return others.stream().min(Comparator.comparingInt(Collection::size)).orElseThrow();
  }

  private static ProblemException full() {
    return ProblemException.unavailable(
        "More decisions come in than can be logged. Try again.", RETRY_AFTER_SECONDS);
  }
}
