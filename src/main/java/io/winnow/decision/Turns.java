package io.winnow.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Whose turn it is among the chunks of a batch: they are evaluated side by side, but of two lines
 * about one contact the later sees what caps the earlier has used. A chunk is settled once all
 * before it that share a contact with it are in the log; most share none.
 */
final class Turns {

  private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

  /** Those that are not in the log yet, in the lines' order; nothing is kept of the others. */
  private final List<Turn> open = new ArrayList<>();

  /** The next chunk's; chunks are to come in their order. */
  synchronized Turn next() {
    Turn turn = new Turn();
    open.add(turn);
    return turn;
  }

  private synchronized List<Turn> before(Turn turn) {
    return List.copyOf(open.subList(0, open.indexOf(turn)));
  }

  private synchronized void remove(Turn turn) {
    open.remove(turn);
  }

  final class Turn {

    private final CompletableFuture<Set<String>> contacts = new CompletableFuture<>();
    private final CompletableFuture<Void> logged = new CompletableFuture<>();

    /**
     * Tells whom the chunk's decisions are about.
     *
     * @return done when those before it about any of them are in the log
     */
    CompletableFuture<Void> of(Set<String> own) {
      contacts.complete(own);
      return own.isEmpty()
          ? NOW
          : CompletableFuture.allOf(
              before(this).stream()
                  .map(turn -> turn.contacts.thenCompose(others -> turn.after(others, own)))
                  .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> after(Set<String> others, Set<String> own) {
      return Collections.disjoint(own, others) ? NOW : logged;
    }

    /** The chunk is in the log, or never will be. */
    void end() {
      remove(this);
      contacts.complete(Set.of());
      logged.complete(null);
    }
  }
}
