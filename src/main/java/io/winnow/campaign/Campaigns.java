package io.winnow.campaign;

import io.winnow.audit.Audit;
import io.winnow.platform.http.ETag;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/** The door to campaigns. */
@ApplicationScoped
public class Campaigns {

  /** A campaign with its entity tag. */
  record Found(Campaign campaign, String tag) {}

  private final RuleSets ruleSets;
  private final CampaignTable decisions;
  private final CampaignJson json;
  private final Audit audit;
  private final Clock clock;

  Campaigns(
      RuleSets ruleSets, CampaignTable decisions, CampaignJson json, Audit audit, Clock clock) {
    this.ruleSets = ruleSets;
    this.decisions = decisions;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /** All, by key. */
  @Transactional
  public List<Campaign> all() {
    return CampaignEntity.inOrder().stream().map(row -> json.read(row.body)).toList();
  }

  /**
   * @throws ProblemException unknown-campaign
   */
  @Transactional
  public Campaign find(String key) {
    return found(row(key, LockModeType.NONE)).campaign();
  }

  @Transactional
  Found get(String key) {
    return found(row(key, LockModeType.NONE));
  }

  /**
   * @throws ProblemException invalid-request, unknown-rule-set, campaign-exists
   */
  @Transactional
  Found create(Campaign campaign, String actor) {
    check(campaign);
    if (CampaignEntity.findById(campaign.key()) != null) {
      throw exists(campaign.key());
    }
    CampaignEntity row = new CampaignEntity();
    row.key = campaign.key();
    row.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    row.createdBy = actor;
    fill(row, campaign, actor);
    try {
      row.persistAndFlush();
    } catch (PersistenceException e) {
      if (isTaken(e)) {
        throw exists(campaign.key());
      }
      throw e;
    }
    return saved(row, "campaign-created", actor);
  }

  /**
   * Replaces a campaign. Decisions that were made stay as they are; those to come follow the new
   * one from the commit on.
   *
   * @param ifMatch null: whatever it is now
   * @throws ProblemException unknown-campaign, stale, invalid-request, unknown-rule-set
   */
  @Transactional
  Found replace(Campaign campaign, String ifMatch, String actor) {
    CampaignEntity row = row(campaign.key(), LockModeType.PESSIMISTIC_WRITE);
    if (ifMatch != null) {
      ETag.check(ifMatch, tag(row));
    }
    check(campaign);
    fill(row, campaign, actor);
    return saved(row, "campaign-changed", actor);
  }

  /**
   * Deletes a campaign that nothing was decided under.
   *
   * @throws ProblemException unknown-campaign, campaign-in-use
   */
  @Transactional
  void delete(String key, String actor) {
    CampaignEntity row = row(key, LockModeType.PESSIMISTIC_WRITE);
    if (decisions.any(key)) {
      throw new ProblemException(
          ProblemType.CAMPAIGN_IN_USE,
          "Decisions were made under '" + key + "'. Set its to, and it ends.");
    }
    row.delete();
    audit.record(actor, "campaign-deleted", "campaign/" + key, null, Map.of());
  }

  private void check(Campaign campaign) {
    CampaignChecks.check(campaign, ruleSets.program(campaign.ruleSet(), null).program().ruleSet());
  }

  private void fill(CampaignEntity row, Campaign campaign, String actor) {
    row.body = json.write(campaign);
    row.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    row.changedBy = actor;
  }

  private Found saved(CampaignEntity row, String action, String actor) {
    CampaignEntity.flush();
    audit.record(
        actor,
        action,
        "campaign/" + row.key,
        null,
        Map.of("revision", String.valueOf(row.revision)));
    return found(row);
  }

  private static CampaignEntity row(String key, LockModeType lock) {
    CampaignEntity row = CampaignChecks.isKey(key) ? CampaignEntity.findById(key, lock) : null;
    if (row == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_CAMPAIGN, "There is no campaign '" + key + "'.");
    }
    return row;
  }

  private Found found(CampaignEntity row) {
    return new Found(json.read(row.body), tag(row));
  }

  private static String tag(CampaignEntity row) {
    return "r" + row.revision;
  }

  /** Somebody else made it at the same time. */
  private static boolean isTaken(PersistenceException e) {
    return e instanceof ConstraintViolationException violation
        && "campaign_pk".equals(violation.getConstraintName());
  }

  private static ProblemException exists(String key) {
    return new ProblemException(
        ProblemType.CAMPAIGN_EXISTS,
        "There is a campaign '" + key + "' already. Change it with PUT.");
  }
}
