package io.winnow.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedPipelineTest {

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void writesInTheOrderOfFeeding() {
    OrderedPipeline<Integer, Integer> pipeline =
        new OrderedPipeline<>(threads, 4, i -> i * 2, written::add);
    IntStream.range(0, 1_000).forEach(pipeline::feed);
    pipeline.finish();
    assertThat(written).isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> i * 2).toList());
  }

  @Test
  void holdsNoMoreThanItsWidth() {
    AtomicInteger under = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    OrderedPipeline<Integer, Integer> pipeline =
        new OrderedPipeline<>(
            threads,
            4,
            i -> {
              most.accumulateAndGet(under.incrementAndGet(), Math::max);
              return i;
            },
            i -> under.decrementAndGet());
    IntStream.range(0, 500).forEach(pipeline::feed);
    pipeline.finish();
    assertThat(most.get()).isBetween(1, 4);
  }

  @Test
  void writesNothingAfterAFailure() {
    OrderedPipeline<Integer, Integer> pipeline =
        new OrderedPipeline<>(
            threads,
            2,
            i -> {
              if (i == 3) {
                throw new IllegalStateException("three");
              }
              return i;
            },
            written::add);
    assertThatThrownBy(
            () -> {
              IntStream.range(0, 100).forEach(pipeline::feed);
              pipeline.finish();
            })
        .hasMessage("three");
    assertThat(written).containsExactly(0, 1, 2);
  }
}
