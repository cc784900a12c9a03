package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The published versions in the database. */
@ApplicationScoped
class VersionStore {

  private final Clock clock;

  VersionStore(Clock clock) {
    this.clock = clock;
  }

  record Stored(String ruleSet, int version, String hash, Bundle bundle) {}

  /** Which version of a rule set is live, after how many changes. */
  record Live(String ruleSet, int version, String hash, long changes) {}

  /**
   * Sees to it that a packaged rule set exists; at the very first start its files become version 1.
   * A packaged rule set that has changed since never replaces what is published.
   */
  @Transactional
  void publishFirst(String key, Bundle packaged) {
    // replicas that start together on a new database must agree on who writes version 1
    lock();
    if (RuleSetEntity.findById(key) != null) {
      return;
    }
    RuleSetEntity ruleSet = new RuleSetEntity();
    ruleSet.key = key;
    ruleSet.liveVersion = 1;
    ruleSet.changes = 1;
    ruleSet.persist();
    VersionEntity version = new VersionEntity();
    version.id = new VersionEntity.Id(key, 1);
    version.hash = packaged.hash();
    version.bundle = packaged.zip();
    version.publishedAt = clock.instant();
    version.persist();
  }

  /** One at a time, over all replicas, until the transaction ends. */
  private static void lock() {
    RuleSetEntity.getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('rule_set'))")
        .getResultList();
  }

  /** Adds a version with the next number; it is not live yet. */
  @Transactional(Transactional.TxType.MANDATORY)
  int add(Prepared prepared, Release release) {
    lock();
    RuleSetEntity ruleSet = RuleSetEntity.findById(prepared.ruleSet());
    if (ruleSet == null) {
      ruleSet = new RuleSetEntity();
      ruleSet.key = prepared.ruleSet();
      ruleSet.persist();
    }
    VersionEntity version = new VersionEntity();
    version.id =
        new VersionEntity.Id(prepared.ruleSet(), VersionEntity.latest(prepared.ruleSet()) + 1);
    version.hash = prepared.hash();
    version.bundle = prepared.files().zip();
    version.publishedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    version.publisher = release.publisher();
    version.approver = release.approver();
    version.comment = release.comment();
    version.persist();
    return version.id.version();
  }

  /** Makes a version the live one. */
  @Transactional(Transactional.TxType.MANDATORY)
  void makeLive(String key, int version) {
    lock();
    RuleSetEntity ruleSet = RuleSetEntity.findById(key, LockModeType.PESSIMISTIC_WRITE);
    ruleSet.liveVersion = version;
    ruleSet.changes++;
    RuleSetEntity.flush();
  }

  /** What is live of every rule set. Plain SQL: a start does not wait for the parser of HQL. */
  @Transactional
  List<Live> live() {
    return RuleSetEntity.getSession()
        .createNativeQuery(
            "select r.key, v.version, v.hash, r.changes from rule_set r join rule_set_version v"
                + " on v.rule_set = r.key and v.version = r.live_version order by r.key",
            Live.class)
        .getResultList();
  }

  /** Null where there is none. */
  @Transactional
  Stored find(String key, int version) {
    VersionEntity row = VersionEntity.of(key, version);
    return row == null ? null : new Stored(key, version, row.hash, Bundle.ofZip(row.bundle));
  }

  /** Null where there is none. */
  @Transactional
  String hash(String key, int version) {
    return VersionEntity.find(
            "select hash from VersionEntity where id.ruleSet = ?1 and id.version = ?2",
            key,
            version)
        .project(String.class)
        .firstResult();
  }

  /** Whether a rule set has a version of these files. */
  @Transactional
  boolean has(String key, String hash) {
    return !RuleSetEntity.getEntityManager()
        .createNativeQuery("select 1 from rule_set_version where rule_set = ?1 and hash = ?2")
        .setParameter(1, key)
        .setParameter(2, hash)
        .getResultList()
        .isEmpty();
  }

  /** By number; empty where there is no such rule set. */
  @Transactional
  List<VersionInfo> versions(String key) {
    return VersionEntity.infos(key);
  }

  @Transactional
  List<String> keys() {
    return RuleSetEntity.getEntityManager()
        .createQuery("select key from RuleSetEntity order by key", String.class)
        .getResultList();
  }
}
