package io.winnow.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The published versions in the database. */
@ApplicationScoped
class VersionStore {

  private static final Logger LOG = Logger.getLogger(VersionStore.class);

  private final Clock clock;

  VersionStore(Clock clock) {
    this.clock = clock;
  }

  record Stored(int version, String hash, Bundle bundle) {}

  /**
   * The live version of a rule set; at the very first start the packaged files become version 1. A
   * packaged rule set that has changed since never replaces what is published.
   */
  @Transactional
  Stored liveOrFirst(String key, Bundle packaged) {
    // replicas that start together on a new database must agree on who writes version 1
    RuleSetEntity.getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('rule_set'))")
        .getResultList();
    RuleSetEntity ruleSet = RuleSetEntity.findById(key);
    if (ruleSet == null) {
      return publishFirst(key, packaged);
    }
    VersionEntity version = VersionEntity.of(key, ruleSet.liveVersion);
    VersionEntity first = VersionEntity.of(key, 1);
    if (!first.hash.equals(packaged.hash())) {
      LOG.warnf("event=packaged-rule-set-differs ruleSet=%s live=%s", key, version.hash);
    }
    return new Stored(ruleSet.liveVersion, version.hash, Bundle.ofZip(version.bundle));
  }

  private Stored publishFirst(String key, Bundle packaged) {
    RuleSetEntity ruleSet = new RuleSetEntity();
    ruleSet.key = key;
    ruleSet.liveVersion = 1;
    ruleSet.persist();
    VersionEntity version = new VersionEntity();
    version.id = new VersionEntity.Id(key, 1);
    version.hash = packaged.hash();
    version.bundle = packaged.zip();
    version.publishedAt = clock.instant();
    version.persist();
    return new Stored(1, version.hash, packaged);
  }
}
