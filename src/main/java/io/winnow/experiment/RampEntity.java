package io.winnow.experiment;

import static java.util.stream.Collectors.joining;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A ramp of one phase of an experiment. */
@Entity
@Table(name = "experiment_ramp")
class RampEntity extends PanacheEntityBase {

  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String ROLLED_BACK = "rolled-back";
  static final String CANCELLED = "cancelled";

  @EmbeddedId PhaseEntity.Id id;

  String steps;
  String every;
  int step;
  String state;
  String reason;

  @Column(name = "next_at")
  Instant nextAt;

  @Column(name = "check_at")
  Instant checkAt;

  @Column(name = "started_by")
  String startedBy;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  /** Those whose guardrails are to be looked at. */
  static List<RampEntity> due(Instant now) {
    return list("state = ?1 and checkAt <= ?2 order by checkAt", RUNNING, now);
  }

  /** Null where there is none. */
  static RampEntity locked(String experiment, int phase) {
    return findById(new PhaseEntity.Id(experiment, phase), LockModeType.PESSIMISTIC_WRITE);
  }

  static RampEntity latest(String experiment) {
    return find("id.experiment = ?1 order by id.phase desc", experiment).firstResult();
  }

  boolean isRunning() {
    return state.equals(RUNNING);
  }

  List<Double> coverages() {
    return Arrays.stream(steps.split(",")).map(Double::valueOf).toList();
  }

  static String text(List<Double> coverages) {
    return coverages.stream().map(String::valueOf).collect(joining(","));
  }

  void end(String how, String why, Instant at) {
    state = how;
    reason = why;
    endedAt = at;
  }

  RampInfo info() {
    return new RampInfo(
        id.experiment(),
        id.phase(),
        coverages(),
        Duration.parse(every),
        step + 1,
        state,
        reason,
        isRunning() ? nextAt : null,
        startedBy,
        startedAt,
        endedAt);
  }
}
