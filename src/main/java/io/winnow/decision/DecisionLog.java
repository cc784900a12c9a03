package io.winnow.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Where decisions wait to be written, and are answered once they are. docs/concepts/decision-log.md
 * tells the promise and what happens at each point of failure.
 *
 * <p>Each waits in the lane that {@link LogLanes} picks for it.
 */
@ApplicationScoped
class DecisionLog {

  private static final int RETRY_AFTER_SECONDS = 1;

  private final DecisionConfig.Log config;
  private final Semaphore places;
  private final List<LogLane> lanes;
  private final LogLanes<LogLane> choice;
  private final List<Thread> threads = new ArrayList<>();

  DecisionLog(
      LogTransaction transaction,
      DecisionMeters meters,
      DecisionConfig config,
      MeterRegistry registry) {
    this.config = config.log();
    this.places = new Semaphore(this.config.queue(), true);
    this.lanes =
        IntStream.range(0, this.config.lanes())
            .mapToObj(i -> new LogLane(transaction, meters, this.config.group()))
            .toList();
    this.choice = new LogLanes<>(lanes, this.config.group() / 2);
    registry.gauge(
        "winnow_decision_log_queue",
        places,
        free -> this.config.queue() - (double) free.availablePermits());
  }

  void start(@Observes StartupEvent event) {
    for (LogLane lane : lanes) {
      Thread thread = new Thread(lane, "winnow-log-" + (threads.size() + 1));
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Lets everything that waits be written: requests have ended or been cut off by now. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    places.tryAcquire(config.queue(), 10, TimeUnit.SECONDS);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(5));
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
    String subject = submission.isOpen() ? submission.subject() : null;
    choice.of(submission.size(), !submission.totals().isEmpty(), subject).add(submission);
    return submission.done();
  }

  private static ProblemException full() {
    return ProblemException.unavailable(
        "More decisions come in than can be logged. Try again.", RETRY_AFTER_SECONDS);
  }
}
