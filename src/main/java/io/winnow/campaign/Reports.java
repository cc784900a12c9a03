package io.winnow.campaign;

import io.winnow.campaign.CampaignReport.Figures;
import io.winnow.campaign.CampaignReport.OfferFigures;
import io.winnow.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** The door to campaigns' reports. */
@ApplicationScoped
class Reports {

  private final Campaigns campaigns;
  private final ReportTable table;
  private final DataSource database;
  private final Clock clock;

  Reports(Campaigns campaigns, ReportTable table, DataSource database, Clock clock) {
    this.campaigns = campaigns;
    this.table = table;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @throws ProblemException unknown-campaign
   */
  CampaignReport of(String key) {
    Campaign campaign = campaigns.find(key);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ReportTable.Sums sums = sums(key);
    Figures total = sums.byOffer().get(ReportTable.ALL);
    return new CampaignReport(
        campaign.key(),
        campaign.name(),
        state(campaign, now),
        now,
        sums.members(),
        sums.decisions(),
        sums.noOffer(),
        campaign.goal() == null
            ? null
            : new CampaignReport.Goal(campaign.goal().metric(), campaign.goal().target()),
        total,
        sums.byOffer().entrySet().stream()
            .filter(e -> !e.getKey().equals(ReportTable.ALL))
            .map(e -> new OfferFigures(e.getKey(), e.getValue()))
            .toList());
  }

  private ReportTable.Sums sums(String key) {
    try (Connection connection = database.getConnection()) {
      return table.read(connection, key);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String state(Campaign campaign, Instant now) {
    if (campaign.stopped(now) == null) {
      return "running";
    }
    return campaign.from() != null && now.isBefore(campaign.from()) ? "coming" : "ended";
  }
}
