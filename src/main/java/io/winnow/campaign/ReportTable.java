package io.winnow.campaign;

import io.winnow.campaign.CampaignReport.Figures;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was decided under a campaign. */
@Singleton
class ReportTable {

  /**
   * @param byOffer the key {@link #ALL} stands for all offers
   */
  record Sums(long members, long decisions, long noOffer, Map<String, Figures> byOffer) {}

  /** No offer's id: those are not empty. */
  static final String ALL = "";

  private static final String DECISIONS =
      """
      select count(*) filter (where member), count(*), count(*) filter (where offer is null)
      from campaign_decision where campaign = ?
      """;

  private static final String FIGURES =
      """
      with contact as (
        select offer, coalesce(contact_id, decision_id::text) contact, count(*) offers
        from campaign_decision where campaign = ? and offer is not null
        group by 1, 2)
      select offer, sum(offers), count(*) from contact group by offer
      union all
      select '', coalesce(sum(offers), 0), count(distinct contact) from contact
      """;

  Sums read(Connection connection, String campaign) throws SQLException {
    Map<String, Figures> figures = new TreeMap<>();
    try (PreparedStatement read = connection.prepareStatement(FIGURES)) {
      read.setString(1, campaign);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          figures.put(row.getString(1), new Figures(row.getLong(2), row.getLong(3)));
        }
      }
    }
    try (PreparedStatement read = connection.prepareStatement(DECISIONS)) {
      read.setString(1, campaign);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return new Sums(row.getLong(1), row.getLong(2), row.getLong(3), figures);
      }
    }
  }
}
