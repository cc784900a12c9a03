package io.winnow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The turns of checks, with a compiler that does what the test says. */
class ChecksTest {

  private static final RuleAnalyst ANALYST =
      (ruleSet, known, at) ->
          new RuleAnalyst.Analysis(
              List.of(),
              List.of(),
              new RuleAnalyst.Outcomes(Set.of(), Set.of(), true, true),
              Map.of(),
              RuleAnalyst.Affected.UNKNOWN);

  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger compiled = new AtomicInteger();
  private Checks checks;

  @AfterEach
  void stop() {
    checks.stop(null);
  }

  private static final class NothingAccepted extends AcceptedFindings {
    NothingAccepted() {
      super(null, Clock.fixed(RuleFolder.TODAY, ZoneOffset.UTC));
    }

    @Override
    Acceptances of(String ruleSet) {
      return Acceptances.NONE;
    }
  }

  private record Config(int queue, Duration timeLimit) implements CheckConfig {}

  private Checks with(RuleCompiler compiler, Duration limit) {
    checks =
        new Checks(
            compiler,
            ANALYST,
            new NothingAccepted(),
            (ruleSet, hash) -> (code, message, location) -> null,
            new Config(1, limit),
            Clock.fixed(RuleFolder.TODAY, ZoneOffset.UTC));
    return checks;
  }

  private CompileResult wait(io.winnow.core.rule.RuleSet ruleSet) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    compiled.incrementAndGet();
    return new CompileResult.Rejected(List.of());
  }

  private static List<RuleSource> files(int number) {
    return List.of(RuleSource.of("ruleset.yaml", "key: k" + number));
  }

  @Test
  void turnsAwayWhoFindsTheQueueFull() {
    with(this::wait, Duration.ofMinutes(1));
    CompletableFuture<CheckReport> first = checks.check("a", files(1));
    List<CompletableFuture<CheckReport>> taken = new ArrayList<>(List.of(first));
    // the first may or may not have begun when the second comes
    assertThatThrownBy(
            () -> {
              taken.add(checks.check("a", files(2)));
              taken.add(checks.check("a", files(3)));
              taken.add(checks.check("a", files(4)));
            })
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.retryAfterSeconds()).isPositive());
    go.countDown();
    assertThat(taken).allSatisfy(report -> assertThat(report.join().publishable()).isFalse());
  }

  @Test
  void givesUpWhatTakesTooLongAndGoesOn() {
    with(this::wait, Duration.ofMillis(200));
    assertThat(checks.check("a", files(1)).join().issues())
        .extracting(CheckReport.Finding::code)
        .containsExactly("check-too-long");
    go.countDown();
    assertThat(checks.check("a", files(2)).join().issues())
        .extracting(CheckReport.Finding::code)
        .doesNotContain("check-too-long");
  }

  @Test
  void goesOnBesideWhatDoesNotStopWhenItIsTold() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(2);
    RuleCompiler stubborn =
        ruleSet -> {
          if (!ruleSet.definition().key().equals("k3")) {
            waitWhateverHappens();
            ended.countDown();
          }
          return new CompileResult.Rejected(List.of());
        };
    with(stubborn, Duration.ofSeconds(3));
    assertThat(checks.check("a", files(1)).join().issues())
        .extracting(CheckReport.Finding::code)
        .containsExactly("check-too-long");
    assertThat(checks.check("a", files(2)).join().issues())
        .extracting(CheckReport.Finding::code)
        .containsExactly("check-too-long");
    assertThat(ended.getCount()).isEqualTo(2);
    assertThat(checks.check("k3", files(3)).join().issues())
        .extracting(CheckReport.Finding::code)
        .doesNotContain("check-too-long");
    go.countDown();
    ended.await();
    checks.check("k3", List.of(RuleSource.of("ruleset.yaml", "key: k3\nname: again"))).join();
  }

  private void waitWhateverHappens() {
    while (go.getCount() > 0) {
      try {
        go.await();
      } catch (InterruptedException e) {
        compiled.incrementAndGet(); // told, and not minded
      }
    }
  }

  @Test
  void tellsEvenAnErrorAsAFinding() {
    with(
        ruleSet -> {
          throw new NoClassDefFoundError("a fault");
        },
        Duration.ofMinutes(1));
    assertThat(checks.check("a", files(1)).join().issues())
        .extracting(CheckReport.Finding::code)
        .containsExactly("check-failed");
  }

  @Test
  void tellsAFaultOfItsOwnAsAFinding() {
    with(
        ruleSet -> {
          throw new IllegalStateException("a fault");
        },
        Duration.ofMinutes(1));
    assertThat(checks.check("a", files(1)).join().issues())
        .extracting(CheckReport.Finding::code)
        .containsExactly("check-failed");
  }

  @Test
  void checksTheSameFilesOnceInAWhile() {
    with(this::wait, Duration.ofMinutes(1));
    go.countDown();
    CheckReport first = checks.check("a", files(1)).join();
    assertThat(checks.check("a", files(1)).join()).isEqualTo(first);
    assertThat(compiled).hasValue(1);
    checks.check("b", files(1)).join();
    assertThat(compiled).hasValue(2);
    assertThat(first.issues())
        .extracting(CheckReport.Finding::severity)
        .contains(Issue.Severity.ERROR.name().toLowerCase(java.util.Locale.ROOT));
  }
}
