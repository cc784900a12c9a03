package io.winnow.ruleset;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.RuleCompiler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Compiles the packaged rule set while the database and the container are still starting. A cold
 * compiler takes seconds; mostly the packaged files are the live ones, and its work is used.
 */
public final class EarlyStart {

  private static final Map<String, FutureTask<CompileResult>> BY_HASH = new ConcurrentHashMap<>();

  private EarlyStart() {}

  /** Begins in the background; returns at once. */
  public static void begin(String key, RuleCompiler compiler) {
    Thread thread =
        new Thread(
            () -> {
              Bundle packaged = PackagedRuleSets.read(key);
              RuleSetReader.Reading reading = RuleSetReader.read(packaged.files());
              if (reading.ruleSet() != null) {
                FutureTask<CompileResult> task =
                    new FutureTask<>(() -> compiler.compile(reading.ruleSet()));
                BY_HASH.put(packaged.hash(), task);
                task.run();
              }
            },
            "early-rule-compiler");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was compiled for these files, waiting for it; null where nothing was begun. */
  static CompileResult take(String hash) {
    FutureTask<CompileResult> task = BY_HASH.remove(hash);
    try {
      return task == null ? null : task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return null;
    }
  }

  /** Gives up what nobody took: files that are packaged, but not live. */
  static void discard() {
    BY_HASH.clear();
  }
}
