package io.winnow.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A version that is to go live at some time. */
@Entity
@Table(name = "rule_set_activation")
class ActivationEntity extends PanacheEntityBase {

  static final String SCHEDULED = "scheduled";
  static final String DONE = "done";
  static final String CANCELLED = "cancelled";
  static final String FAILED = "failed";

  @Id UUID id;

  @Column(name = "rule_set")
  String ruleSet;

  int version;

  @Column(name = "effective_at")
  Instant effectiveAt;

  String state;

  @Column(name = "requested_by")
  String requestedBy;

  @Column(name = "requested_at")
  Instant requestedAt;

  static List<ActivationEntity> of(String ruleSet) {
    return list("ruleSet = ?1 order by effectiveAt, id", ruleSet);
  }

  /** In the order in which they take effect. */
  static List<ActivationEntity> until(Instant at) {
    return list(
        "state = ?1 and effectiveAt <= ?2 order by effectiveAt, requestedAt", SCHEDULED, at);
  }

  Activation toActivation() {
    return new Activation(
        id.toString(), ruleSet, version, effectiveAt, state, requestedBy, requestedAt);
  }
}
