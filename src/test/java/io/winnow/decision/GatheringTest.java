package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GatheringTest {

  private static final int MOST = 10;
  private static final long HOURS = Duration.ofHours(2).toNanos();

  private final AtomicInteger coming = new AtomicInteger();

  private Gathering<Integer> queue(long patience) {
    return new Gathering<>(one -> one, MOST, coming::get, patience);
  }

  @Test
  void takesWhatWaitsWhereNothingIsOnItsWay() throws Exception {
    Gathering<Integer> queue = queue(HOURS);
    queue.add(2);
    queue.add(3);
    assertThat(queue.waiting()).isEqualTo(5);
    assertThat(queue.next()).containsExactly(2, 3);
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void waitsForNoMoreThanItHas() throws Exception {
    Gathering<Integer> queue = queue(HOURS);
    coming.set(5);
    queue.add(5);
    assertThat(queue.next()).containsExactly(5);
  }

  @Test
  void waitsUntilItHasAsMuchAsIsOnItsWay() throws Exception {
    Gathering<Integer> queue = queue(HOURS);
    coming.set(3);
    queue.add(1);
    CompletableFuture<List<Integer>> group = CompletableFuture.supplyAsync(() -> next(queue));
    queue.add(1);
    queue.add(1);
    assertThat(group.get()).containsExactly(1, 1, 1);
  }

  @Test
  void doesNotWaitLong() throws Exception {
    Gathering<Integer> queue = queue(1);
    coming.set(MOST);
    queue.add(1);
    assertThat(queue.next()).containsExactly(1);
  }

  @Test
  void takesNoMoreInOnceItIsFull() throws Exception {
    Gathering<Integer> queue = queue(HOURS);
    coming.set(100);
    queue.add(6);
    queue.add(6);
    queue.add(1);
    assertThat(queue.next()).containsExactly(6, 6);
    assertThat(queue.waiting()).isEqualTo(1);
  }

  @Test
  void givesAllThatWaitsAtOnce() {
    Gathering<Integer> queue = queue(HOURS);
    coming.set(100);
    queue.add(9);
    queue.add(9);
    assertThat(queue.all()).containsExactly(9, 9);
    assertThat(queue.waiting()).isZero();
  }

  private static List<Integer> next(Gathering<Integer> queue) {
    try {
      return queue.next();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
