package io.winnow.draft;

import io.quarkus.runtime.StartupEvent;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * A release of the application may bring changed rules. Whoever runs it has gone on from the former
 * ones, so they are offered as a draft, once, and never put in service by themselves.
 */
@ApplicationScoped
class PackagedOffers {

  static final String RELEASE = "release";

  private static final Logger LOG = Logger.getLogger(PackagedOffers.class);
  private static final int AFTER_THE_RULE_SETS = 3_000;

  private final RuleSets ruleSets;
  private final Drafts drafts;
  private final EntityManager rows;
  private final Clock clock;

  PackagedOffers(RuleSets ruleSets, Drafts drafts, EntityManager rows, Clock clock) {
    this.ruleSets = ruleSets;
    this.drafts = drafts;
    this.rows = rows;
    this.clock = clock;
  }

  @Transactional
  void start(@Observes @Priority(AFTER_THE_RULE_SETS) StartupEvent event) {
    for (Map.Entry<String, Bundle> packaged : ruleSets.packaged().entrySet()) {
      offer(packaged.getKey(), packaged.getValue());
    }
  }

  /**
   * @return whether there is a new draft
   */
  @Transactional
  boolean offer(String ruleSet, Bundle packaged) {
    String hash = packaged.hash();
    // replicas that start together agree by the primary key on who offers
    if (ruleSets.has(ruleSet, hash)
        || rows.createNativeQuery(
                    "insert into packaged_offer (rule_set, hash, offered_at) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, ruleSet)
                .setParameter(2, hash)
                .setParameter(3, clock.instant())
                .executeUpdate()
            == 0) {
      return false;
    }
    DraftInfo draft =
        drafts.begin(
            ruleSet,
            packaged,
            "This release of Winnow comes with other rules than those that it once started with.",
            RELEASE);
    LOG.infof(
        "event=packaged-rules-offered ruleSet=%s draft=%s hash=%s", ruleSet, draft.id(), hash);
    return true;
  }
}
