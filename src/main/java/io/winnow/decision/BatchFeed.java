package io.winnow.decision;

import io.winnow.platform.stream.Bodies.Body;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Between the thread that reads a batch and the one that writes its answers.
 *
 * <p>Lines gather in a chunk while there is other work; a full chunk is started at once, and one
 * that is not full as soon as the writer has nothing else to wait for. So a fast sender gets large
 * chunks, and one who waits for each answer before the next line gets it. The reader waits while
 * enough chunks are under way: memory does not grow with the batch.
 */
final class BatchFeed {

  private static final int CHUNK_BYTES = 1 << 20;

  private final Function<List<Body<DecisionRequest>>, CompletableFuture<List<byte[]>>> start;
  private final int chunkLines;
  private final int underWay;
  private final Deque<CompletableFuture<List<byte[]>>> started = new ArrayDeque<>();
  private List<Body<DecisionRequest>> chunk = new ArrayList<>();
  private int chunkBytes;
  private boolean ended;
  private boolean abandoned;
  private Throwable failure;

  BatchFeed(
      int chunkLines,
      int underWay,
      Function<List<Body<DecisionRequest>>, CompletableFuture<List<byte[]>>> start) {
    this.chunkLines = chunkLines;
    this.underWay = underWay;
    this.start = start;
  }

  /**
   * Takes a line in; waits when there is enough to do.
   *
   * @return false when nobody wants the answers any more
   */
  synchronized boolean add(Body<DecisionRequest> line) throws InterruptedException {
    while (started.size() >= underWay && !abandoned) {
      wait();
    }
    chunk.add(line);
    chunkBytes += line.size();
    if (chunk.size() >= chunkLines || chunkBytes >= CHUNK_BYTES) {
      startChunk();
    }
    notifyAll();
    return !abandoned;
  }

  /** No line will follow; with a failure when more should have. */
  synchronized void end(Throwable cause) {
    ended = true;
    failure = cause;
    notifyAll();
  }

  /** Nobody wants the answers any more. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  synchronized boolean idle() {
    return started.isEmpty() && chunk.isEmpty();
  }

  /** Waits a while; true when {@link #next} need not wait for lines. */
  synchronized boolean await(long millis) throws InterruptedException {
    if (started.isEmpty() && chunk.isEmpty() && !ended) {
      wait(millis);
    }
    return !started.isEmpty() || !chunk.isEmpty() || ended;
  }

  /**
   * The next chunk's answers, in the lines' order; null at the end.
   *
   * @throws IOException the lines broke off
   */
  CompletableFuture<List<byte[]>> next() throws IOException, InterruptedException {
    synchronized (this) {
      while (started.isEmpty() && chunk.isEmpty() && !ended) {
        wait();
      }
      if (started.isEmpty() && !chunk.isEmpty()) {
        startChunk();
      }
      if (!started.isEmpty()) {
        notifyAll();
        return started.poll();
      }
      if (failure != null) {
        throw new IOException(failure);
      }
      return null;
    }
  }

  private void startChunk() {
    started.add(start.apply(chunk));
    chunk = new ArrayList<>(chunkLines);
    chunkBytes = 0;
  }
}
