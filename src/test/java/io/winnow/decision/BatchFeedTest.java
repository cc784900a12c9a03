package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.platform.stream.Bodies.Body;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchFeedTest {

  private static final int CHUNK = 4;
  private static final int UNDER_WAY = 3;

  private final AtomicInteger started = new AtomicInteger();
  private final BatchFeed feed = new BatchFeed(CHUNK, UNDER_WAY, this::start);

  private CompletableFuture<List<byte[]>> start(List<Body<DecisionRequest>> chunk) {
    started.addAndGet(chunk.size());
    return CompletableFuture.completedFuture(Collections.nCopies(chunk.size(), new byte[1]));
  }

  private static Body<DecisionRequest> line(long number) {
    return new Body<>(number, 10, () -> null);
  }

  @Test
  void neverHoldsMoreThanIsUnderWay() throws Exception {
    int lines = 10_000;
    Thread reader =
        new Thread(
            () -> {
              try {
                for (int i = 1; i <= lines; i++) {
                  feed.add(line(i));
                }
                feed.end(null);
              } catch (InterruptedException e) {
                feed.end(e);
              }
            });
    reader.start();
    int taken = 0;
    for (var chunk = feed.next(); chunk != null; chunk = feed.next()) {
      assertThat(started.get() - taken).isLessThanOrEqualTo((UNDER_WAY + 1) * CHUNK);
      taken += chunk.get().size();
    }
    assertThat(taken).isEqualTo(lines);
  }

  @Test
  void startsAnIncompleteChunkWhenTheWriterHasNothingElse() throws Exception {
    feed.add(line(1));
    assertThat(started).hasValue(0);
    assertThat(feed.next().get()).hasSize(1);
    assertThat(feed.idle()).isTrue();
  }

  @Test
  void tellsTheReaderThatNobodyListens() throws Exception {
    feed.abandon();
    assertThat(feed.add(line(1))).isFalse();
  }

  @Test
  void answersWhatWasReadBeforeItTellsThatTheLinesBrokeOff() throws Exception {
    feed.add(line(1));
    feed.end(new IOException("gone"));
    assertThat(feed.next().get()).hasSize(1);
    assertThatThrownBy(feed::next).isInstanceOf(IOException.class);
  }
}
