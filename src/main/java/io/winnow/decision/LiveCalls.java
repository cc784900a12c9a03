package io.winnow.decision;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads on which single decisions are made. A decision that needs nothing but its request is
 * made by one thread a core, since more of them would only get in each other's way; one that reads
 * the database first, or needs a version that is not ready, waits on threads that may wait.
 */
@ApplicationScoped
class LiveCalls {

  private final Decisions decisions;
  private final Drafts drafts;
  private final DecisionJson json;
  private final ExecutorService cores;
  private final ExecutorService waiting;

  LiveCalls(Decisions decisions, Drafts drafts, DecisionJson json, ExecutorService waiting) {
    this.decisions = decisions;
    this.drafts = drafts;
    this.json = json;
    this.waiting = waiting;
    this.cores =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), Threads.named("winnow-live-"));
  }

  void stop(@Observes ShutdownEvent event) {
    cores.shutdown();
  }

  /**
   * Reads and decides; returns at once. The future completes with the answer's bytes once the
   * decision is durable, or with what {@code Problems} has a problem for.
   *
   * @param key null: a repeat is a new request
   */
  CompletableFuture<byte[]> decide(byte[] body, IdempotencyKey key) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    cores.execute(() -> read(body, key, answer));
    return answer;
  }

  private void read(byte[] body, IdempotencyKey key, CompletableFuture<byte[]> answer) {
    try {
      DecisionRequest request = json.request(body, 0, body.length);
      if (key == null && request.contactId() == null && drafts.isReady(request)) {
        make(request, null, answer);
      } else {
        waiting.execute(() -> make(request, key, answer));
      }
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private void make(DecisionRequest request, IdempotencyKey key, CompletableFuture<byte[]> answer) {
    try {
      decisions
          .decide(request, key)
          .whenComplete(
              (bytes, failure) -> {
                if (failure == null) {
                  answer.complete(bytes);
                } else {
                  answer.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
