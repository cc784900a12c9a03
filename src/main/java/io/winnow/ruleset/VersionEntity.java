package io.winnow.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A published version: written once, never changed. */
@Entity
@Immutable
@Table(name = "rule_set_version")
class VersionEntity extends PanacheEntityBase {

  @EmbeddedId Id id;

  @Column(name = "hash")
  String hash;

  @Column(name = "bundle")
  byte[] bundle;

  @Column(name = "published_at")
  Instant publishedAt;

  @Embeddable
  record Id(@Column(name = "rule_set") String ruleSet, @Column(name = "version") int version)
      implements Serializable {}

  static VersionEntity of(String ruleSet, int version) {
    return findById(new Id(ruleSet, version));
  }
}
