package io.winnow.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.decision.Segment;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.State;
import io.winnow.experiment.ExperimentRequest.VariantBody;
import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.VersionInfo;
import io.winnow.ruleset.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The door to experiments. */
@ApplicationScoped
public class Experiments {

  private static final Logger LOG = Logger.getLogger(Experiments.class);

  private final ExperimentStore store;
  private final Trials trials;
  private final RuleSets ruleSets;
  private final Versions versions;
  private final ExecutorService threads;

  Experiments(
      ExperimentStore store,
      Trials trials,
      RuleSets ruleSets,
      Versions versions,
      ExecutorService threads) {
    this.store = store;
    this.trials = trials;
    this.ruleSets = ruleSets;
    this.versions = versions;
    this.threads = threads;
  }

  /** By key. */
  public List<Experiment> all() {
    return store.all();
  }

  /**
   * As it is now.
   *
   * @throws ProblemException unknown-experiment
   */
  public Experiment find(String key) {
    return store.find(key);
  }

  /** Those that run, by key. */
  public List<Experiment> running(String ruleSet) {
    return store.running().stream().filter(e -> e.ruleSet().equals(ruleSet)).toList();
  }

  /**
   * Every phase that was started, by number.
   *
   * @throws ProblemException unknown-experiment
   */
  public List<Phase> phases(String key) {
    return store.phases(key);
  }

  /**
   * @throws ProblemException invalid-request, unknown-rule-set, experiment-rejected,
   *     experiment-exists
   */
  Experiment create(ExperimentRequest request, String actor) {
    ExperimentFaults.check(request);
    checkVersions(request);
    return store.create(request, actor);
  }

  /**
   * Changes one that does not run, or raises the coverage of one that does.
   *
   * @throws ProblemException invalid-request, unknown-experiment, experiment-state, namespace-full
   */
  Experiment change(String key, ObjectNode patch, String actor) {
    ExperimentRequest before = store.asked(key);
    ExperimentRequest after = patched(before, patch);
    if (store.find(key).state() != State.RUNNING) {
      checkVersions(after);
      return store.change(before, after, actor);
    }
    if (after.equals(before)) {
      return store.find(key);
    }
    if (!Lifecycle.onlyWidens(before, after)) {
      throw ExperimentStore.notNow(Lifecycle.WHILE_RUNNING, key);
    }
    return synced(store.widen(before, after.coverage(), actor));
  }

  private ExperimentRequest patched(ExperimentRequest before, ObjectNode patch) {
    ExperimentRequest after = store.patched(before, patch);
    if (!after.key().equals(before.key())) {
      throw ProblemException.invalid("invalid-value", "A key never changes.", "/key");
    }
    return after;
  }

  /**
   * Begins a phase, once all programs are made and tested.
   *
   * @param patch what changes with it; empty: nothing
   * @return fails with ProblemException unknown-experiment, experiment-state, experiment-rejected,
   *     rules-rejected, namespace-full
   */
  CompletionStage<Experiment> start(String key, ObjectNode patch, boolean again, String actor) {
    ExperimentRequest before = store.asked(key);
    Lifecycle.checkStart(key, store.find(key).state(), again);
    ExperimentRequest after = patched(before, patch);
    checkVersions(after);
    checkAudience(after);
    List<CompletableFuture<?>> tested = new ArrayList<>();
    after.variants().stream()
        .map(VariantBody::version)
        .distinct()
        .forEach(
            version ->
                tested.add(
                    versions.prepare(after.ruleSet(), ruleSets.bundle(after.ruleSet(), version))));
    return CompletableFuture.allOf(tested.toArray(CompletableFuture[]::new))
        .thenApplyAsync(
            done -> {
              Experiment started = synced(store.start(before, after, again, actor));
              LOG.infof("event=experiment-started experiment=%s phase=%d", key, started.phase());
              return started;
            },
            threads);
  }

  /**
   * @param details for the audit log
   * @throws ProblemException unknown-experiment, experiment-state
   */
  public Experiment stop(String key, String actor, Map<String, String> details) {
    Experiment stopped = synced(store.stop(key, actor, details));
    LOG.infof("event=experiment-stopped experiment=%s phase=%d", key, stopped.phase());
    return stopped;
  }

  /**
   * Raises the coverage of one that runs.
   *
   * @throws ProblemException unknown-experiment, experiment-state, namespace-full
   */
  public Experiment widen(String key, double coverage, String actor) {
    return synced(store.widen(store.asked(key), coverage, actor));
  }

  /**
   * Keeps an experiment as it is until the caller's transaction ends. A promotion begins with this:
   * whoever locks it after having published could wait for somebody who waits to publish.
   *
   * @throws ProblemException unknown-experiment
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Experiment hold(String key) {
    return store.hold(key);
  }

  /**
   * Ends an experiment for good, as part of the transaction that makes one of its variants live;
   * once that has committed, {@link #sync} ends it here, too.
   *
   * @param details for the audit log, such as the report's numbers
   * @throws ProblemException unknown-experiment, experiment-state
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void promoted(String key, String variant, String actor, Map<String, String> details) {
    store.promoted(key, variant, actor, details);
  }

  /** Brings this replica to what the database says runs. */
  public void sync() {
    trials.sync().join();
  }

  private Experiment synced(Experiment changed) {
    sync();
    return changed;
  }

  private void checkVersions(ExperimentRequest request) {
    List<Integer> known =
        ruleSets.versions(request.ruleSet()).stream().map(VersionInfo::version).toList();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < request.variants().size(); i++) {
      int version = request.variants().get(i).version();
      if (!known.contains(version)) {
        faults.add(
            new Fault(
                "unknown-version",
                "Rule set '" + request.ruleSet() + "' has no version " + version + ".",
                "/variants/" + i + "/version"));
      }
    }
    reject(faults);
  }

  private void checkAudience(ExperimentRequest request) {
    List<String> known =
        ruleSets
            .program(request.ruleSet(), null)
            .program()
            .ruleSet()
            .definition()
            .segments()
            .stream()
            .map(Segment::id)
            .toList();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < request.audience().size(); i++) {
      if (!known.contains(request.audience().get(i))) {
        faults.add(
            new Fault(
                "unknown-segment",
                "The live version has no segment '" + request.audience().get(i) + "'.",
                "/audience/" + i));
      }
    }
    reject(faults);
  }

  private static void reject(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.EXPERIMENT_REJECTED,
          faults.stream().map(Fault::detail).collect(Collectors.joining(" ")),
          faults);
    }
  }
}
