package io.winnow.core.rule;

import java.util.concurrent.CancellationException;

/** Work on rules that takes too long is interrupted; it looks now and then whether it was. */
public final class Patience {

  private Patience() {}

  /**
   * @throws CancellationException this thread was interrupted
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the work took too long");
    }
  }
}
