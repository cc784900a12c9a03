package io.winnow.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What came of a campaign so far.
 *
 * @param state {@code coming}, {@code running} or {@code ended}, as of {@code asOf}
 * @param members contacts that the stream of members decided about
 * @param decisions under the campaign, by the stream or by others
 * @param noOffer how many of them made no offer
 * @param goal null: the campaign has none
 * @param total of all offers
 * @param offers by offer, in the order of their ids
 */
public record CampaignReport(
    String campaign,
    String name,
    String state,
    Instant asOf,
    long members,
    long decisions,
    long noOffer,
    Goal goal,
    Figures total,
    List<OfferFigures> offers) {

  /** What the campaign is for. */
  public record Goal(GoalMetric metric, BigDecimal target) {}

  /** An offer and what came of it. */
  public record OfferFigures(String offer, Figures figures) {}

  /**
   * @param offers decisions with an offer
   * @param contacts that had one; who has no id counts for each decision
   */
  public record Figures(long offers, long contacts) {}
}
