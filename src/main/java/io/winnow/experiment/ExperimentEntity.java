package io.winnow.experiment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.winnow.core.experiment.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An experiment; its definition is JSON, see {@link Definition}. */
@Entity
@Table(name = "experiment")
class ExperimentEntity extends PanacheEntityBase {

  @Id String key;

  @Column(name = "rule_set")
  String ruleSet;

  String state;
  int phase;
  String namespace;
  String definition;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_by")
  String updatedBy;

  @Column(name = "updated_at")
  Instant updatedAt;

  /** Counts every change, so that replicas see it. */
  long changes;

  static List<ExperimentEntity> sorted() {
    return list("order by key");
  }

  /** In plain SQL: asked at a start, which does not wait for the parser of HQL. */
  static List<ExperimentEntity> running() {
    return getSession()
        .createNativeQuery(
            "select * from experiment where state = 'running' order by key", ExperimentEntity.class)
        .getResultList();
  }

  /** Null where there is none. */
  static ExperimentEntity locked(String key) {
    return findById(key, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Grows with every change of any experiment. In plain SQL, as those that run. */
  static long mark() {
    return getSession()
        .createNativeQuery(
            "select cast(coalesce(sum(changes), 0) as bigint) from experiment", Long.class)
        .getSingleResult();
  }

  State state() {
    return State.valueOf(state.toUpperCase(Locale.ROOT));
  }

  void state(State next) {
    state = text(next);
  }

  private static String text(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
