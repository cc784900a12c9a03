package io.winnow.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
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

  @Column(name = "publisher")
  String publisher;

  @Column(name = "approver")
  String approver;

  @Column(name = "comment")
  String comment;

  @Embeddable
  record Id(@Column(name = "rule_set") String ruleSet, @Column(name = "version") int version)
      implements Serializable {}

  static VersionEntity of(String ruleSet, int version) {
    return findById(new Id(ruleSet, version));
  }

  /** The highest number of a rule set; 0 where there is none. */
  static int latest(String ruleSet) {
    Integer highest =
        find("select max(id.version) from VersionEntity where id.ruleSet = ?1", ruleSet)
            .project(Integer.class)
            .firstResult();
    return highest == null ? 0 : highest;
  }

  /** Without the files. */
  static List<VersionInfo> infos(String ruleSet) {
    return find(
            "select v.id.ruleSet, v.id.version, v.hash, v.id.version = coalesce(r.liveVersion, 0), v.publishedAt,"
                + " v.publisher, v.approver, v.comment from VersionEntity v, RuleSetEntity r"
                + " where r.key = v.id.ruleSet and v.id.ruleSet = ?1 order by v.id.version",
            ruleSet)
        .project(VersionInfo.class)
        .list();
  }
}
