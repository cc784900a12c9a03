package io.winnow.experiment;

import io.quarkus.runtime.StartupEvent;
import io.winnow.core.experiment.Assigner;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Variant;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.LookAtDatabase;
import io.winnow.ruleset.RuleSets;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What runs on this replica. A decision takes the trials of its rule set as they are at that
 * moment; an experiment takes part once all its programs are made, and keeps them in memory.
 */
@ApplicationScoped
public class Trials {

  private static final Logger LOG = Logger.getLogger(Trials.class);
  private static final int AFTER_THE_RULE_SETS = 2_700;

  private static final Comparator<Trial> EARLIEST_FIRST =
      Comparator.comparing((Trial trial) -> trial.experiment().phaseStart())
          .thenComparing(trial -> trial.experiment().key());

  private final ExperimentStore store;
  private final RuleSets ruleSets;
  private final Map<String, Experiment> wanted = new TreeMap<>();
  private final Map<String, Trial> trials = new TreeMap<>();
  private final Set<String> unusable = ConcurrentHashMap.newKeySet();
  private volatile Map<String, List<Trial>> byRuleSet = Map.of();
  private CompletableFuture<Void> coming = CompletableFuture.completedFuture(null);
  private long mark = -1;

  Trials(ExperimentStore store, RuleSets ruleSets) {
    this.store = store;
    this.ruleSets = ruleSets;
  }

  /** Waits, since a contact must not be decided otherwise while a replica starts. */
  void start(@Observes @Priority(AFTER_THE_RULE_SETS) StartupEvent event) {
    sync().join();
  }

  void look(@Observes LookAtDatabase look) {
    sync();
  }

  /** The trials of a rule set, those first that began first; a contact is in the first it fits. */
  public List<Trial> of(String ruleSet) {
    return byRuleSet.getOrDefault(ruleSet, List.of());
  }

  /**
   * Brings this replica to what the database says. What has its programs runs when this returns;
   * the future ends when the rest does, too, or never will on this release.
   */
  synchronized CompletableFuture<Void> sync() {
    // read before the experiments: what changes in between is seen the next time
    long seen = store.mark();
    if (seen == mark) {
      return coming;
    }
    wanted.clear();
    store.running().forEach(experiment -> wanted.put(experiment.key(), experiment));
    unusable.clear();
    Map<String, Trial> before = Map.copyOf(trials);
    trials.values().removeIf(trial -> !isWanted(trial));
    List<CompletableFuture<Void>> made = new ArrayList<>();
    for (Experiment experiment : wanted.values()) {
      Trial known = before.get(experiment.key());
      if (known != null && known.hasProgramsOf(experiment)) {
        put(new Trial(experiment, new Assigner(experiment), known.versions()));
      } else {
        made.add(trial(experiment).thenAccept(this::put));
      }
    }
    publish();
    mark = seen;
    coming =
        CompletableFuture.allOf(made.toArray(CompletableFuture[]::new))
            .handle((done, failure) -> null);
    return coming;
  }

  /** Running experiments whose versions this release cannot compile. */
  Collection<String> unusable() {
    return List.copyOf(unusable);
  }

  private boolean isWanted(Trial trial) {
    return trial.experiment().equals(wanted.get(trial.experiment().key()));
  }

  private synchronized void put(Trial trial) {
    if (isWanted(trial)) {
      trials.put(trial.experiment().key(), trial);
      publish();
    }
  }

  private void publish() {
    Map<String, List<Trial>> next = new HashMap<>();
    trials.values().stream()
        .sorted(EARLIEST_FIRST)
        .forEach(
            trial ->
                next.computeIfAbsent(trial.experiment().ruleSet(), key -> new ArrayList<>())
                    .add(trial));
    next.replaceAll((key, list) -> List.copyOf(list));
    byRuleSet = Map.copyOf(next);
  }

  private CompletableFuture<Trial> trial(Experiment experiment) {
    Map<String, CompletableFuture<LiveVersion>> versions = new HashMap<>();
    for (Variant variant : experiment.variants()) {
      versions.put(variant.key(), ruleSets.ready(experiment.ruleSet(), variant.version()));
    }
    return CompletableFuture.allOf(versions.values().toArray(CompletableFuture[]::new))
        .thenApply(
            all -> {
              Map<String, LiveVersion> made = new HashMap<>();
              versions.forEach((variant, version) -> made.put(variant, version.join()));
              return new Trial(experiment, new Assigner(experiment), made);
            })
        .whenComplete(
            (trial, failure) -> {
              if (failure != null) {
                unusable.add(experiment.key());
                LOG.errorf(
                    "event=experiment-unusable experiment=%s phase=%d reason=%s",
                    experiment.key(), experiment.phase(), failure.getMessage());
              }
            });
  }
}
