package io.winnow.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** A phase that was started. */
@Entity
@Table(name = "experiment_phase")
class PhaseEntity extends PanacheEntityBase {

  @EmbeddedId Id id;

  String definition;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  /** Those held out were counted before the contacts of the variants. */
  @Column(name = "holdout_ahead")
  boolean holdoutAhead;

  @Embeddable
  record Id(@Column(name = "experiment") String experiment, @Column(name = "phase") int phase)
      implements Serializable {}

  static List<PhaseEntity> of(String experiment) {
    return list("id.experiment = ?1 order by id.phase", experiment);
  }

  static PhaseEntity of(String experiment, int phase) {
    return findById(new Id(experiment, phase));
  }
}
