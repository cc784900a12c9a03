package io.winnow.ruleset;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Versions that are not live: made ready when somebody asks for one. */
@ApplicationScoped
class ColdVersions {

  private static final int RETRY_AFTER_SECONDS = 2;

  /** More who wait would only take the threads of those who need not. */
  private static final int MOST_WAITING = 32;

  private record Id(String ruleSet, int version) {}

  private final VersionStore store;
  private final Programs programs;
  private final long patienceMillis;
  private final Semaphore places = new Semaphore(MOST_WAITING);

  /** Hashes of versions that were asked for; a version never changes. */
  private final Map<Id, String> hashes = new ConcurrentHashMap<>();

  ColdVersions(VersionStore store, Programs programs, RuleSetConfig config) {
    this.store = store;
    this.programs = programs;
    this.patienceMillis = config.patience().toMillis();
  }

  /**
   * Null where it is not ready or does not exist.
   *
   * @throws ProblemException rules-rejected
   */
  LiveVersion find(String ruleSet, int version) {
    String hash = hashes.get(new Id(ruleSet, version));
    Outcome outcome = hash == null ? null : programs.find(hash);
    return outcome == null ? null : ready(ruleSet, version, hash, outcome);
  }

  /**
   * Compiles a version that exists and waits for it.
   *
   * @throws ProblemException unavailable, rules-rejected
   */
  LiveVersion await(String ruleSet, int version) {
    if (!places.tryAcquire()) {
      throw beingMade(ruleSet, version);
    }
    try {
      VersionStore.Stored stored = store.find(ruleSet, version);
      hashes.put(new Id(ruleSet, version), stored.hash());
      CompletableFuture<Outcome> outcome = programs.get(stored.hash(), stored::bundle);
      return ready(
          ruleSet, version, stored.hash(), outcome.get(patienceMillis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw beingMade(ruleSet, version);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw beingMade(ruleSet, version);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      places.release();
    }
  }

  /**
   * The same without anybody waiting on this thread.
   *
   * @return fails with ProblemException unknown-version, rules-rejected
   */
  CompletableFuture<LiveVersion> ready(String ruleSet, int version) {
    VersionStore.Stored stored = store.find(ruleSet, version);
    if (stored == null) {
      return CompletableFuture.failedFuture(RuleSets.unknownVersion(ruleSet, version));
    }
    hashes.put(new Id(ruleSet, version), stored.hash());
    return programs
        .get(stored.hash(), stored::bundle)
        .thenApply(outcome -> ready(ruleSet, version, stored.hash(), outcome));
  }

  private static LiveVersion ready(String ruleSet, int version, String hash, Outcome outcome) {
    if (outcome.isCompiled()) {
      return outcome.version(ruleSet, version, hash);
    }
    throw new ProblemException(
        ProblemType.RULES_REJECTED,
        "This release of Winnow cannot use version " + version + " of '" + ruleSet + "' any more.",
        Problems.faults(outcome.result().issues()));
  }

  private static ProblemException beingMade(String ruleSet, int version) {
    return ProblemException.unavailable(
        "Version " + version + " of '" + ruleSet + "' is being compiled. Try again.",
        RETRY_AFTER_SECONDS);
  }
}
