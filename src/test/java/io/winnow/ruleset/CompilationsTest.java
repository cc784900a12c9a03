package io.winnow.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.draft.TinyRules;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who publishes, who checks and who counts compile in turn, and the same files once. */
class CompilationsTest {

  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  private final Compilations compilations =
      new Compilations(this::compile, new SimpleMeterRegistry());
  private final Programs programs = new Programs(compilations, new KeepingEight());
  private final SharedCompiler shared = new SharedCompiler(programs, compilations);

  private CompileResult compile(RuleSet ruleSet) {
    calls.incrementAndGet();
    return busy(new CompileResult.Rejected(List.of()));
  }

  private <T> T busy(T result) {
    mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      go.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    now.decrementAndGet();
    return result;
  }

  private static RuleSet readable(Bundle files) {
    return RuleSetReader.read(files.files()).readable();
  }

  @Test
  void whatIsPublishedAndCheckedIsCompiledOnce() {
    Bundle files = TinyRules.bundle("tiny", "one");
    CompletableFuture<Outcome> published = programs.get(files.hash(), () -> files);
    CompletableFuture<CompileResult> checked =
        CompletableFuture.supplyAsync(() -> shared.compile(readable(files)));
    go.countDown();
    assertThat(checked.join()).isSameAs(published.join().result());
    assertThat(shared.compile(readable(files))).as("later").isSameAs(published.join().result());
    assertThat(calls).hasValue(1);
  }

  @Test
  void allWaitForTheirTurn() {
    Bundle broken = new Bundle(List.of(RuleSource.of("ruleset.yaml", "key: tiny")));
    List<CompletableFuture<?>> all =
        List.of(
            compilations.compile(TinyRules.bundle("tiny", "one")),
            compilations.compile(TinyRules.bundle("tiny", "two")),
            CompletableFuture.supplyAsync(
                () -> shared.compile(readable(TinyRules.bundle("tiny", "three")))),
            CompletableFuture.supplyAsync(() -> shared.compile(readable(broken))),
            CompletableFuture.supplyAsync(() -> compilations.inTurn(() -> busy("a table"))));
    go.countDown();
    all.forEach(CompletableFuture::join);
    assertThat(mostAtOnce).hasValue(1);
    assertThat(calls).hasValue(4);
  }

  @Test
  void failuresReachWhoWaits() {
    assertThatThrownBy(
            () ->
                compilations.inTurn(
                    () -> {
                      throw new IllegalArgumentException("the table");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the table");
  }
}
