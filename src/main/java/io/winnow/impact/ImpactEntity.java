package io.winnow.impact;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A job. Who runs one changes its row by statements that look at its state. */
@Entity
@Table(name = "impact")
class ImpactEntity extends PanacheEntityBase {

  private static final Duration ABOUT_NOW = Duration.ofHours(1);

  @Id UUID id;

  @Column(name = "rule_set")
  String ruleSet;

  UUID draft;
  Integer version;
  String hash;
  byte[] bundle;
  int against;

  @Column(name = "against_hash")
  String againstHash;

  Integer sample;
  String channel;
  String placement;
  String purpose;
  Instant at;
  String zone;
  String state;
  long done;
  Long total;

  @Column(name = "requested_by")
  String requestedBy;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "beat_at")
  Instant beatAt;

  String result;
  String failure;

  static long waiting() {
    return count("state", ImpactState.QUEUED.code());
  }

  /** The latest over everybody, now, in no particular situation; null where there is none. */
  static ImpactEntity whole(String ruleSet, String hash, String againstHash, Instant since) {
    return ImpactEntity.<ImpactEntity>list(
            "ruleSet = ?1 and hash = ?2 and againstHash = ?3 and state = 'done' and sample is null"
                + " and channel is null and placement is null and purpose is null"
                + " and endedAt >= ?4 order by endedAt desc",
            ruleSet,
            hash,
            againstHash,
            since)
        .stream()
        .filter(row -> Duration.between(row.at, row.requestedAt).abs().compareTo(ABOUT_NOW) < 0)
        .findFirst()
        .orElse(null);
  }

  /** The one asked for last, of a draft or of a version; null where there is none. */
  static ImpactEntity last(String ruleSet, UUID draft, Integer version) {
    return draft == null
        ? find("ruleSet = ?1 and version = ?2 order by requestedAt desc", ruleSet, version)
            .firstResult()
        : find("ruleSet = ?1 and draft = ?2 order by requestedAt desc", ruleSet, draft)
            .firstResult();
  }

  /** The latest that is done over everybody, against whatever; null where there is none. */
  static ImpactEntity latest(String ruleSet, String hash) {
    return find(
            "ruleSet = ?1 and hash = ?2 and state = 'done' and sample is null"
                + " order by endedAt desc",
            ruleSet,
            hash)
        .firstResult();
  }
}
