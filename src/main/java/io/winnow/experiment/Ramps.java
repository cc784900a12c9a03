package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.State;
import io.winnow.experiment.GuardrailReport.Breach;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.LookAtDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Raises the coverage of experiments by schedule. Before every step, and every minute between, it
 * asks about the guardrails; one that is worse than its bound stops the experiment, so that the
 * live version decides about everybody again. Any replica may do it; one does.
 */
@ApplicationScoped
class Ramps {

  private static final Logger LOG = Logger.getLogger(Ramps.class);
  private static final int RETRY_AFTER_SECONDS = 60;

  private final RampStore store;
  private final Experiments experiments;
  private final Instance<GuardrailReport> reports;
  private final ExecutorService threads;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  Ramps(
      RampStore store,
      Experiments experiments,
      Instance<GuardrailReport> reports,
      ExecutorService threads,
      Clock clock) {
    this.store = store;
    this.experiments = experiments;
    this.reports = reports;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Begins to raise the coverage of a running experiment, with the first step above what it has.
   *
   * @throws ProblemException unknown-experiment, experiment-state, experiment-rejected,
   *     namespace-full; unavailable: nobody can tell about guardrails
   */
  RampInfo begin(String key, RampRequest request, String actor) {
    request.checked();
    Experiment experiment = experiments.find(key);
    if (experiment.state() != State.RUNNING) {
      throw ExperimentStore.notNow("The experiment '%s' does not run.", key);
    }
    if (experiment.guardrails().isEmpty()) {
      throw new ProblemException(
          ProblemType.EXPERIMENT_REJECTED,
          "Without a guardrail nothing would stop a ramp. Name one in a new phase.");
    }
    if (reports.isUnsatisfied()) {
      throw ProblemException.unavailable(
          "Nobody here can tell about guardrails.", RETRY_AFTER_SECONDS);
    }
    int first = first(request.steps(), experiment.coverage());
    double coverage = request.steps().get(first);
    RampInfo ramp = store.begin(experiment, request, first, actor, now());
    if (coverage > experiment.coverage()) {
      try {
        experiments.widen(key, coverage, actor);
      } catch (ProblemException e) {
        store.end(ramp, RampEntity.CANCELLED, e.getMessage(), now());
        throw e;
      }
    }
    return ramp;
  }

  /** The first step that is not below the coverage; the last where all are. */
  private static int first(List<Double> steps, double coverage) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) >= coverage) {
        return i;
      }
    }
    return steps.size() - 1;
  }

  /**
   * The ramp of the running or last phase that had one.
   *
   * @throws ProblemException unknown-experiment, unknown-ramp
   */
  RampInfo find(String key) {
    return store.find(experiments.find(key).key());
  }

  /** Leaves the coverage as it is. */
  RampInfo cancel(String key, String actor) {
    return store.cancel(experiments.find(key).key(), actor, now());
  }

  void look(@Observes LookAtDatabase look) {
    if (!reports.isUnsatisfied() && busy.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              run(now(), reports.get());
            } catch (RuntimeException e) {
              LOG.warnf("event=ramps-not-looked-at reason=%s", e.getClass().getSimpleName());
            } finally {
              busy.set(false);
            }
          });
    }
  }

  /** Does what is due. */
  void run(Instant now, GuardrailReport report) {
    for (RampInfo ramp : store.claim(now)) {
      try {
        advance(ramp, now, report);
      } catch (ProblemException e) {
        // somebody's change stands in the way, such as a full namespace: tried again later
        store.stuck(ramp, e.getMessage());
        LOG.warnf("event=ramp-stuck experiment=%s", ramp.experiment());
      }
    }
  }

  private void advance(RampInfo ramp, Instant now, GuardrailReport report) {
    Experiment experiment = experiments.find(ramp.experiment());
    if (experiment.state() != State.RUNNING || experiment.phase() != ramp.phase()) {
      store.end(ramp, RampEntity.CANCELLED, "The phase has ended.", now);
      return;
    }
    List<Breach> breaches = report.breaches(experiment);
    if (!breaches.isEmpty()) {
      rollBack(ramp, breaches, now);
    } else if (!ramp.nextAt().isAfter(now)) {
      if (ramp.step() < ramp.steps().size()) {
        double coverage = ramp.steps().get(ramp.step());
        if (coverage > experiment.coverage()) {
          experiments.widen(ramp.experiment(), coverage, ramp.startedBy());
        }
      }
      store.stepped(ramp, now);
      LOG.infof("event=ramp-stepped experiment=%s step=%d", ramp.experiment(), ramp.step());
    }
  }

  private void rollBack(RampInfo ramp, List<Breach> breaches, Instant now) {
    String reason = breaches.stream().map(Breach::text).collect(Collectors.joining(" "));
    experiments.stop(ramp.experiment(), ramp.startedBy(), Map.of("by", "ramp", "reason", reason));
    store.end(ramp, RampEntity.ROLLED_BACK, reason, now);
    LOG.warnf(
        "event=ramp-rolled-back experiment=%s metrics=%s",
        ramp.experiment(),
        breaches.stream().map(Breach::metric).distinct().collect(Collectors.joining(",")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
