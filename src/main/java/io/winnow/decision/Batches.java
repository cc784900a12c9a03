package io.winnow.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs batches: one thread reads the lines, all cores evaluate them chunk by chunk, the log makes
 * them durable, and the request's thread writes the answers in the lines' order.
 */
@ApplicationScoped
class Batches {

  private static final Logger LOG = Logger.getLogger(Batches.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final DecisionConfig.Batch config;
  private final Semaphore places;
  private final ExecutorService cores;
  private final ExecutorService readers;
  private final int underWay;

  Batches(DecisionConfig config) {
    this.config = config.batch();
    this.places = new Semaphore(this.config.concurrent());
    int processors = Runtime.getRuntime().availableProcessors();
    // one more than cores: a thread asks for the uses of caps and waits while others evaluate
    this.cores = Executors.newFixedThreadPool(processors + 1, Threads.named("winnow-batch-"));
    this.readers = Executors.newCachedThreadPool(Threads.named("winnow-batch-reader-"));
    this.underWay = 2 * processors + 2;
  }

  void stop(@Observes ShutdownEvent event) {
    readers.shutdownNow();
    cores.shutdown();
  }

  /**
   * A place for one batch, to be given back with {@link #leave}.
   *
   * @throws ProblemException unavailable: enough batches are running
   */
  void enter() {
    if (!places.tryAcquire()) {
      throw ProblemException.unavailable(
          "Enough batches are running. Try again.", RETRY_AFTER_SECONDS);
    }
  }

  void leave() {
    places.release();
  }

  /** Starts on other work of the kind that the lines of batches are. */
  <T> CompletableFuture<T> start(Supplier<CompletableFuture<T>> work) {
    return CompletableFuture.supplyAsync(work, cores).thenCompose(done -> done);
  }

  /**
   * Starts on some lines, which follow those of the call before; the text of their answers comes
   * when they are durable.
   */
  CompletableFuture<List<byte[]>> start(BatchWork work, List<Body<DecisionRequest>> chunk) {
    Turns.Turn turn = work.turns().next();
    return CompletableFuture.supplyAsync(() -> BatchChunk.run(work, chunk, turn, cores), cores)
        .thenCompose(answers -> answers)
        .whenComplete((answers, failure) -> turn.end());
  }

  /**
   * Runs a batch to its end.
   *
   * @param full whether {@code out} would have to wait for the caller
   * @throws IOException the caller went away; what was begun is decided and logged all the same
   */
  void run(BatchWork work, Bodies<DecisionRequest> lines, OutputStream out, BooleanSupplier full)
      throws IOException {
    BatchFeed feed = new BatchFeed(config.chunk(), underWay, chunk -> start(work, chunk));
    readers.execute(() -> read(lines, feed));
    try (PatientOutput answers = new PatientOutput(out, full, config.maxWaiting())) {
      answers.write(work.format().header());
      for (var next = next(feed, answers); next != null; next = next(feed, answers)) {
        for (byte[] piece : next.get()) {
          answers.write(piece);
        }
        if (feed.idle()) {
          answers.flush();
        }
      }
      answers.finish();
      LOG.infof("event=batch-done lines=%d errors=%d", work.lines(), work.errors());
    } catch (IOException e) {
      LOG.infof("event=batch-broken-off lines=%d errors=%d", work.lines(), work.errors());
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      feed.abandon();
    }
  }

  /** The next chunk's answers; until there are some, earlier ones go out as the caller reads. */
  private static CompletableFuture<List<byte[]>> next(BatchFeed feed, PatientOutput answers)
      throws IOException, InterruptedException {
    while (answers.waits() && !feed.await(LOOK_AGAIN_MILLIS)) {
      answers.writeWhatFits();
    }
    return feed.next();
  }

  private static void read(Bodies<DecisionRequest> lines, BatchFeed feed) {
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (!feed.add(line)) {
          break;
        }
      }
      feed.end(null);
    } catch (InterruptedException e) {
      feed.end(e);
    } catch (IOException | RuntimeException e) {
      feed.end(e);
    }
  }
}
