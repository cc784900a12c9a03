package io.winnow.campaign;

import io.winnow.campaign.CampaignReport.Figures;
import io.winnow.campaign.CampaignReport.GoalReached;
import io.winnow.campaign.CampaignReport.OfferFigures;
import io.winnow.campaign.CampaignReport.Rates;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The door to campaigns' reports. */
@ApplicationScoped
class Reports {

  private final Campaigns campaigns;
  private final ReportTable table;
  private final Clock clock;

  Reports(Campaigns campaigns, ReportTable table, Clock clock) {
    this.campaigns = campaigns;
    this.table = table;
    this.clock = clock;
  }

  /**
   * @throws ProblemException unknown-campaign
   */
  CampaignReport of(String key) {
    Campaign campaign = campaigns.find(key);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ReportTable.Sums sums = table.read(key);
    Figures total = sums.byOffer().get(ReportTable.ALL);
    return new CampaignReport(
        campaign.key(),
        campaign.name(),
        state(campaign, now),
        now,
        sums.members(),
        sums.decisions(),
        sums.noOffer(),
        campaign.goal() == null ? null : reached(campaign.goal(), total),
        total,
        sums.byOffer().entrySet().stream()
            .filter(e -> !e.getKey().equals(ReportTable.ALL))
            .map(e -> new OfferFigures(e.getKey(), e.getValue()))
            .toList());
  }

  private static String state(Campaign campaign, Instant now) {
    if (campaign.stopped(now) == null) {
      return "running";
    }
    return campaign.from() != null && now.isBefore(campaign.from()) ? "coming" : "ended";
  }

  private static GoalReached reached(Campaign.Goal goal, Figures total) {
    BigDecimal value = value(goal.metric(), total);
    return new GoalReached(
        goal.metric(),
        goal.target(),
        value,
        goal.target() == null || value == null
            ? null
            : Boolean.valueOf(value.compareTo(goal.target()) >= 0));
  }

  /** Of revenue the sum, where it came in one currency; of all else the share. */
  private static BigDecimal value(GoalMetric metric, Figures total) {
    Rates rates = total.rates();
    if (rates == null) {
      return null;
    }
    return switch (metric) {
      case OPEN -> rates.open();
      case CLICK -> rates.click();
      case ACCEPT -> rates.accept();
      case CONVERSION -> rates.conversion();
      case REVENUE -> Figures.sum(total.revenue());
    };
  }
}
