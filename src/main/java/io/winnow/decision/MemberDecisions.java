package io.winnow.decision;

import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The door to decisions about the members of campaigns. They share the places of batches. */
@ApplicationScoped
public class MemberDecisions {

  private final Batches batches;
  private final Drafts drafts;
  private final Subjects subjects;
  private final Decisions decisions;

  MemberDecisions(Batches batches, Drafts drafts, Subjects subjects, Decisions decisions) {
    this.batches = batches;
    this.drafts = drafts;
    this.subjects = subjects;
    this.decisions = decisions;
  }

  /**
   * What the decisions of one stream have in common.
   *
   * @param campaign its key, which the context of each decision carries
   * @param channel null: any; so are placement and purpose
   * @param at the instant that all are about; null: now
   */
  public record Situation(
      String campaign,
      String ruleSet,
      String channel,
      String placement,
      String purpose,
      Instant at,
      Explain explain,
      boolean dryRun) {}

  /**
   * Takes a place for a stream, to be given back with {@link #leave}.
   *
   * @throws ProblemException unavailable: enough batches are running
   */
  public void enter() {
    batches.enter();
  }

  public void leave() {
    batches.leave();
  }

  /**
   * Begins a stream: one version and one clock for all of it.
   *
   * @throws ProblemException unknown-rule-set
   */
  public MemberRound begin(Situation situation) {
    Instant at = situation.at() == null ? decisions.now() : situation.at();
    Defaults defaults =
        new Defaults(
            situation.ruleSet(),
            null,
            1,
            situation.explain(),
            situation.dryRun(),
            at,
            ZoneOffset.UTC,
            situation.channel(),
            situation.placement(),
            situation.purpose());
    drafts.course(situation.ruleSet(), null);
    ContextBody context =
        new ContextBody(null, null, null, null, null, Map.of(Draft.CAMPAIGN, situation.campaign()));
    return new MemberRound(
        batches, new BatchWork(drafts, subjects, decisions, defaults, null), context, at);
  }
}
