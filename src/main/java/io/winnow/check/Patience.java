package io.winnow.check;

import java.util.concurrent.CancellationException;

/** A check that took too long is interrupted; it looks between its steps whether it was. */
final class Patience {

  private Patience() {}

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the check took too long");
    }
  }
}
