package io.winnow.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A rule set and which of its versions is live. */
@Entity
@Table(name = "rule_set")
class RuleSetEntity extends PanacheEntityBase {

  @Id
  @Column(name = "key")
  String key;

  /** Null while the first version is yet to take effect. */
  @Column(name = "live_version")
  Integer liveVersion;

  /** Counts every change of the live version. */
  @Column(name = "changes")
  long changes;
}
