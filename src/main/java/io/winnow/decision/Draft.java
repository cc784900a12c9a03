package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Proposals;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.decision.CampaignRules.Asked;
import io.winnow.offer.UsageQuestion;
import io.winnow.ruleset.LiveVersion;
import java.util.List;
import java.util.UUID;

/**
 * A decision that has been evaluated and not yet been settled.
 *
 * @param input with every default filled in and the stored contact resolved
 * @param inputJson the same as it is logged; null for a dry run
 * @param live the version that decides
 * @param assigned null: under no experiment
 * @param byLive what the live version finds, whichever decides; null: it cannot tell
 * @param question what of the caps needs to be known; null: nothing
 * @param asked the campaign that it is made under; null: none
 */
record Draft(
    UUID id,
    DecisionRequest input,
    byte[] inputJson,
    LiveVersion live,
    Assigned assigned,
    Proposals proposals,
    Proposals byLive,
    UsageQuestion question,
    Asked asked) {

  /** The key of the context that names a campaign. */
  static final String CAMPAIGN = "campaign";

  static Draft of(UUID id, DecisionRequest input, byte[] inputJson, Course.Choice choice) {
    LiveVersion live = choice.version();
    Proposals proposals = choice.proposals();
    List<Offer> capped = withheld(choice.assigned()) ? List.of() : proposals.shortlist().capped();
    UsageQuestion question =
        capped.isEmpty()
            ? null
            : new UsageQuestion(
                live.ruleSet(),
                input.subject(),
                capped,
                proposals.facts().at(),
                proposals.facts().context().zone());
    Asked asked =
        input.context().extra().get(CAMPAIGN) instanceof String campaign && !campaign.isBlank()
            ? new Asked(campaign, input.subject(), proposals.facts().at(), false)
            : null;
    return new Draft(
        id, input, inputJson, live, choice.assigned(), proposals, choice.byLive(), question, asked);
  }

  /** The same as the one decision that a member of its campaign gets. */
  Draft ofMember() {
    Asked member = new Asked(asked.campaign(), asked.contactId(), asked.at(), true);
    return new Draft(id, input, inputJson, live, assigned, proposals, byLive, question, member);
  }

  private static boolean withheld(Assigned assigned) {
    return assigned != null && assigned.withheld();
  }

  /** The contact's by the live version, whichever decides; null: it cannot tell. */
  List<String> segments() {
    return byLive == null
        ? null
        : byLive.findings().segments().stream().map(SegmentMatch::segment).toList();
  }

  boolean needsUsage() {
    return question != null;
  }

  /** Whether it can only be settled with what the database has. */
  boolean isOpen() {
    return question != null || asked != null;
  }

  boolean dryRun() {
    return input.dryRun();
  }

  Answer settle(CapUsage usage, DecisionJson json) {
    var decision =
        withheld(assigned)
            ? Decider.withhold(proposals)
            : Decider.settle(proposals, usage, input.count());
    return new Answer(this, usage, decision, json.result(DecisionResult.of(this, decision)));
  }

  /**
   * The same as {@link #settle} with less work.
   *
   * @param unused what the draft is settled to where nothing is used of any cap
   */
  Answer settle(CapUsage usage, Answer unused, DecisionJson json) {
    return Decider.capsBite(proposals, usage)
        ? settle(usage, json)
        : new Answer(this, usage, unused.decision(), unused.json());
  }
}
