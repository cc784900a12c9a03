package io.winnow.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
    GoalReached goal,
    Figures total,
    List<OfferFigures> offers) {

  /**
   * How far the goal is.
   *
   * @param target null: none was set
   * @param value as far as it is; null: no contact had an offer yet
   * @param reached null: no target, or no value
   */
  public record GoalReached(
      GoalMetric metric, BigDecimal target, BigDecimal value, Boolean reached) {}

  /** An offer and what came of it. */
  public record OfferFigures(String offer, Figures figures) {}

  /**
   * Counts of contacts, each once however often it answered.
   *
   * @param offers decisions with an offer
   * @param contacts that had one; who has no id counts for each decision
   * @param revenue sums of converted outcomes by currency
   * @param rates of {@code contacts}; null: there are none
   */
  public record Figures(
      long offers,
      long contacts,
      long shown,
      long opened,
      long clicked,
      long accepted,
      long rejected,
      long converted,
      long unsubscribed,
      List<Revenue> revenue,
      Rates rates) {

    private static final int DIGITS = 6;

    /**
     * @param answers contacts by type of outcome, in the order of the fields
     */
    static Figures of(long offers, long contacts, long[] answers, List<Revenue> revenue) {
      Rates rates =
          contacts == 0
              ? null
              : new Rates(
                  share(answers[1], contacts),
                  share(answers[2], contacts),
                  share(answers[3], contacts),
                  share(answers[5], contacts),
                  share(answers[6], contacts),
                  sum(revenue) == null ? null : per(sum(revenue), contacts));
      return new Figures(
          offers,
          contacts,
          answers[0],
          answers[1],
          answers[2],
          answers[3],
          answers[4],
          answers[5],
          answers[6],
          revenue,
          rates);
    }

    /** Null where it came in several currencies. */
    static BigDecimal sum(List<Revenue> revenue) {
      return switch (revenue.size()) {
        case 0 -> BigDecimal.ZERO;
        case 1 -> revenue.get(0).amount();
        default -> null;
      };
    }

    private static BigDecimal share(long part, long all) {
      return per(BigDecimal.valueOf(part), all);
    }

    private static BigDecimal per(BigDecimal sum, long all) {
      return plain(sum.divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_EVEN));
    }

    static BigDecimal plain(BigDecimal number) {
      BigDecimal stripped = number.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }

  /**
   * @param currency null: the outcomes named none
   */
  public record Revenue(String currency, BigDecimal amount) {}

  /** Shares from 0 to 1, and revenue per contact where it came in one currency. */
  public record Rates(
      BigDecimal open,
      BigDecimal click,
      BigDecimal accept,
      BigDecimal conversion,
      BigDecimal unsubscribe,
      BigDecimal revenue) {}
}
