package io.winnow.check;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** A finding that somebody accepted. */
@Entity
@Table(name = "accepted_finding")
class AcceptedFindingEntity extends PanacheEntityBase {

  @EmbeddedId Id id;

  String message;
  String reason;

  @Column(name = "accepted_by")
  String acceptedBy;

  @Column(name = "accepted_at")
  Instant acceptedAt;

  @Embeddable
  record Id(@Column(name = "rule_set") String ruleSet, String code, String fingerprint)
      implements Serializable {}

  static List<AcceptedFindingEntity> of(String ruleSet) {
    return list("id.ruleSet = ?1 order by acceptedAt, id.code, id.fingerprint", ruleSet);
  }
}
