package io.winnow.ruleset;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Compiles away from the threads of requests, one rule set at a time: a compiler takes a core for
 * seconds, and decisions need the others.
 */
@ApplicationScoped
public class Compilations {

  private static final Logger LOG = Logger.getLogger(Compilations.class);
  private static final String METER = "winnow_rules_compile";

  private final RuleCompiler compiler;
  private final MeterRegistry meters;
  private final ExecutorService thread;
  private final Map<String, CompletableFuture<CompileResult>> underWay = new ConcurrentHashMap<>();

  Compilations(RuleCompiler compiler, MeterRegistry meters) {
    this.compiler = compiler;
    this.meters = meters;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "rule-compiler");
              made.setDaemon(true);
              made.setContextClassLoader(loader);
              return made;
            });
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /**
   * Reads and compiles; the same files that are asked for twice are compiled once. The future fails
   * only if the compiler itself does.
   */
  public CompletableFuture<CompileResult> compile(Bundle bundle) {
    String hash = bundle.hash();
    CompletableFuture<CompileResult> mine = new CompletableFuture<>();
    CompletableFuture<CompileResult> before = underWay.putIfAbsent(hash, mine);
    if (before != null) {
      return before;
    }
    thread.execute(() -> run(bundle, hash, mine));
    return mine;
  }

  /** Has something compiled in its turn, and waits for it; never called by what has its turn. */
  public <T> T inTurn(Supplier<T> work) {
    return await(CompletableFuture.supplyAsync(work, thread));
  }

  /** Compiles on the caller's thread, which has its turn. */
  CompileResult now(RuleSet ruleSet) {
    return compiler.compile(ruleSet);
  }

  static <T> T await(CompletableFuture<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody waits for it any more");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private void run(Bundle bundle, String hash, CompletableFuture<CompileResult> into) {
    Timer.Sample sample = Timer.start(meters);
    try {
      RuleSetReader.Reading reading = RuleSetReader.read(bundle.files());
      CompileResult result =
          reading.ruleSet() == null
              ? new CompileResult.Rejected(reading.issues())
              : compiler.compile(reading.ruleSet());
      boolean compiled = result instanceof CompileResult.Compiled;
      long nanos = sample.stop(meters.timer(METER, "compiled", String.valueOf(compiled)));
      LOG.infof(
          "event=rules-compiled hash=%s compiled=%s millis=%d",
          hash, compiled, TimeUnit.NANOSECONDS.toMillis(nanos));
      underWay.remove(hash);
      into.complete(result);
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "event=compiler-failed hash=%s", hash);
      underWay.remove(hash);
      into.completeExceptionally(e);
    }
  }
}
