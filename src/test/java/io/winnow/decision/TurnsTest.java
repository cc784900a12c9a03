package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void contactsThatComeAgainWaitForTheirTurn() {
    Turns.Turn first = turns.next();
    Turns.Turn second = turns.next();
    Turns.Turn third = turns.next();
    CompletableFuture<Void> thirds = third.of(Set.of("b", "c"));
    assertThat(thirds).isNotDone(); // nobody knows yet whom those before it are about
    assertThat(first.of(Set.of("a", "b"))).isDone();
    assertThat(second.of(Set.of("d"))).isDone();
    assertThat(thirds).isNotDone();
    second.end();
    assertThat(thirds).isNotDone();
    first.end();
    assertThat(thirds).isCompleted();
  }

  @Test
  void othersDoNotWait() {
    turns.next().of(Set.of("a"));
    assertThat(turns.next().of(Set.of("b"))).isCompleted();
    assertThat(turns.next().of(Set.of())).isCompleted();
  }

  @Test
  void whatIsInTheLogIsWaitedForByNobody() {
    Turns.Turn first = turns.next();
    first.of(Set.of("a"));
    first.end();
    assertThat(turns.next().of(Set.of("a"))).isCompleted();
  }

  @Test
  void chunkThatBrokeHoldsNobodyUp() {
    Turns.Turn broken = turns.next();
    CompletableFuture<Void> next = turns.next().of(Set.of("a"));
    assertThat(next).isNotDone();
    broken.end();
    assertThat(next).isCompleted();
  }
}
