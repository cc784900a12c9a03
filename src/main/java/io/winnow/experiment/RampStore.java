package io.winnow.experiment;

import io.winnow.audit.Audit;
import io.winnow.core.experiment.Experiment;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ramps in the database. */
@ApplicationScoped
class RampStore {

  private final Audit audit;
  private final ExperimentConfig config;

  RampStore(Audit audit, ExperimentConfig config) {
    this.audit = audit;
    this.config = config;
  }

  /**
   * @param first the step to begin with, from 0
   * @throws ProblemException experiment-state: there is one already
   */
  @Transactional
  RampInfo begin(Experiment experiment, RampRequest request, int first, String actor, Instant now) {
    RampEntity row = RampEntity.locked(experiment.key(), experiment.phase());
    if (row != null && row.isRunning()) {
      throw ExperimentStore.notNow("The experiment '%s' has a ramp already.", experiment.key());
    }
    boolean fresh = row == null;
    if (fresh) {
      row = new RampEntity();
      row.id = new PhaseEntity.Id(experiment.key(), experiment.phase());
    }
    row.steps = RampEntity.text(request.steps());
    row.every = request.every().toString();
    row.step = first;
    row.state = RampEntity.RUNNING;
    row.reason = null;
    row.nextAt = now.plus(request.every());
    row.checkAt = checkAt(row, now);
    row.startedBy = actor;
    row.startedAt = now;
    row.endedAt = null;
    if (fresh) {
      row.persist();
    }
    record(row, "ramp-begun", Map.of("steps", row.steps, "every", row.every));
    return row.info();
  }

  /**
   * @throws ProblemException unknown-ramp
   */
  @Transactional
  RampInfo find(String experiment) {
    return known(experiment, RampEntity.latest(experiment)).info();
  }

  /**
   * @throws ProblemException unknown-ramp, also for one that has ended
   */
  @Transactional
  RampInfo cancel(String experiment, String actor, Instant now) {
    RampEntity row = known(experiment, RampEntity.latest(experiment));
    row = RampEntity.locked(experiment, row.id.phase());
    if (!row.isRunning()) {
      throw unknown(experiment);
    }
    row.end(RampEntity.CANCELLED, "by " + actor, now);
    record(row, "ramp-cancelled", Map.of("by", actor));
    return row.info();
  }

  /** Claims what is due: no other replica looks at it before its next check. */
  @Transactional
  List<RampInfo> claim(Instant now) {
    return RampEntity.due(now).stream()
        .map(row -> RampEntity.locked(row.id.experiment(), row.id.phase()))
        .peek(RampEntity.getEntityManager()::refresh)
        .filter(row -> row.isRunning() && !row.checkAt.isAfter(now))
        .peek(row -> row.checkAt = checkAt(row, now))
        .map(RampEntity::info)
        .toList();
  }

  private Instant checkAt(RampEntity row, Instant now) {
    Instant next = now.plus(config.guardEvery());
    // a step that is due sooner is not kept waiting, one that is due and stuck not tried all the
    // time
    return row.nextAt.isAfter(now) && row.nextAt.isBefore(next) ? row.nextAt : next;
  }

  /** Tells that a step was taken, or that the last one has lasted. */
  @Transactional
  void stepped(RampInfo ramp, Instant now) {
    RampEntity row = running(ramp);
    if (row == null || row.step != ramp.step() - 1) {
      return;
    }
    if (row.step + 1 == ramp.steps().size()) {
      row.end(RampEntity.DONE, null, now);
      record(row, "ramp-done", Map.of());
      return;
    }
    row.step++;
    row.reason = null;
    row.nextAt = now.plus(Duration.parse(row.every));
    row.checkAt = checkAt(row, now);
    record(row, "ramp-stepped", Map.of("coverage", String.valueOf(row.coverages().get(row.step))));
  }

  /** Ends it; what became of the experiment is another entry of the audit log. */
  @Transactional
  void end(RampInfo ramp, String state, String reason, Instant now) {
    RampEntity row = running(ramp);
    if (row != null) {
      row.end(state, reason, now);
      record(row, "ramp-" + state, Map.of("reason", reason));
    }
  }

  /** Keeps what stands in the way of the next step. */
  @Transactional
  void stuck(RampInfo ramp, String reason) {
    RampEntity row = running(ramp);
    if (row != null) {
      row.reason = reason;
    }
  }

  private static RampEntity running(RampInfo ramp) {
    RampEntity row = RampEntity.locked(ramp.experiment(), ramp.phase());
    return row == null || !row.isRunning() ? null : row;
  }

  private void record(RampEntity row, String action, Map<String, String> details) {
    Map<String, String> told = new TreeMap<>(details);
    told.put("phase", String.valueOf(row.id.phase()));
    audit.record(row.startedBy, action, "experiment/" + row.id.experiment(), null, told);
  }

  private static RampEntity known(String experiment, RampEntity row) {
    if (row == null) {
      throw unknown(experiment);
    }
    return row;
  }

  private static ProblemException unknown(String experiment) {
    return new ProblemException(
        ProblemType.UNKNOWN_RAMP, "The experiment '" + experiment + "' has no such ramp.");
  }
}
