package io.winnow.campaign;

import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.decision.MemberDecisions;
import io.winnow.decision.MemberRound;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The door to the members of campaigns. */
@ApplicationScoped
class Members {

  private final Campaigns campaigns;
  private final MemberDecisions decisions;
  private final Population population;
  private final Contacts contacts;
  private final CampaignTable table;

  Members(
      Campaigns campaigns,
      MemberDecisions decisions,
      Population population,
      Contacts contacts,
      CampaignTable table) {
    this.campaigns = campaigns;
    this.decisions = decisions;
    this.population = population;
    this.contacts = contacts;
    this.table = table;
  }

  /**
   * Begins a stream. It takes a place among the batches until it is closed.
   *
   * @throws ProblemException unknown-campaign, campaign-not-running, unavailable
   */
  MemberStream open(String key, MemberOptions options, MemberText text) {
    Campaign campaign = campaigns.find(key);
    MemberRound round =
        decisions.begin(
            new MemberDecisions.Situation(
                campaign.key(),
                campaign.ruleSet(),
                campaign.channel(),
                campaign.placement(),
                campaign.purpose(),
                options.at(),
                options.explain(),
                options.dryRun()));
    String stopped = campaign.stopped(round.at());
    if (stopped != null) {
      throw new ProblemException(ProblemType.CAMPAIGN_NOT_RUNNING, stopped);
    }
    decisions.enter();
    return new MemberStream(this, campaign, round, options.after(), text);
  }

  void close() {
    decisions.leave();
  }

  /** The next contacts, members or not, in the order of their ids. */
  List<String> after(String id, int limit) {
    return population.after(id, null, limit);
  }

  /** The decisions that members among these contacts have got. */
  Map<String, MemberQuery.Answered> decided(Campaign campaign, List<String> ids) {
    return table.decided(campaign.key(), ids);
  }

  Contacts contacts() {
    return contacts;
  }
}
