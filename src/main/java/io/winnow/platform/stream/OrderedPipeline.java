package io.winnow.platform.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work in two steps on one item after the other: the first step of some items at the same time, the
 * second strictly in order. The feeding thread waits while too many items are under way, so memory
 * does not grow with their number.
 */
public final class OrderedPipeline<I, P> {

  private final Executor executor;
  private final Function<I, P> prepare;
  private final Consumer<P> write;
  private final Semaphore free;
  private final int width;
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

  public OrderedPipeline(Executor executor, int width, Function<I, P> prepare, Consumer<P> write) {
    this.executor = executor;
    this.width = width;
    this.prepare = prepare;
    this.write = write;
    this.free = new Semaphore(width);
  }

  /**
   * Takes an item in; throws what an earlier item failed with, after which nothing is written any
   * more.
   */
  public void feed(I item) {
    free.acquireUninterruptibly();
    if (written.isCompletedExceptionally()) {
      free.release();
      finish();
    }
    CompletableFuture<P> prepared =
        CompletableFuture.supplyAsync(() -> prepare.apply(item), executor);
    written =
        written
            .thenCombineAsync(
                prepared,
                (before, ready) -> {
                  write.accept(ready);
                  return (Void) null;
                },
                executor)
            .whenComplete((done, failure) -> free.release());
  }

  /** Waits until all is written; throws what an item failed with. */
  public void finish() {
    try {
      written.join();
    } catch (CompletionException e) {
      free.acquireUninterruptibly(width); // nothing is under way any more
      free.release(width);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
