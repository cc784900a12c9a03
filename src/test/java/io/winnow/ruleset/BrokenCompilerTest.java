package io.winnow.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.winnow.core.rule.Issue;
import io.winnow.draft.TinyRules;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Files over which the compiler breaks down, for whatever reason. */
class BrokenCompilerTest {

  private static final Bundle FILES = TinyRules.bundle("tiny", "one");

  private final AtomicInteger tries = new AtomicInteger();

  private Programs programs(Throwable failure) {
    return new Programs(
        new Compilations(
            ruleSet -> {
              tries.incrementAndGet();
              throw BrokenCompilerTest.<RuntimeException>any(failure);
            },
            new SimpleMeterRegistry()),
        new KeepingEight());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T any(Throwable failure) {
    return (T) failure;
  }

  @Test
  void areToldToBeUnusableAndNotTriedEachTimeThatSomebodyLooks() throws Exception {
    for (Throwable failure :
        List.of(new StackOverflowError(), new NoClassDefFoundError("x"), new RuntimeException())) {
      tries.set(0);
      Programs programs = programs(failure);
      for (int look = 0; look < 3; look++) {
        Outcome outcome = programs.get(FILES.hash(), () -> FILES).get(10, TimeUnit.SECONDS);
        assertThat(outcome.isCompiled()).isFalse();
        assertThat(outcome.result().issues()).extracting(Issue::code).contains("compiler-failed");
      }
      assertThat(programs.find(FILES.hash())).isNotNull();
      assertThat(tries).as(failure.toString()).hasValue(1);
    }
  }
}
