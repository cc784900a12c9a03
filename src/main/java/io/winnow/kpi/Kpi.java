package io.winnow.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Key figures of one segment, offer, version, variant or table row. Each decision counts once,
 * however often its contact answered.
 *
 * @param experiment by variant; otherwise null
 * @param phase of the experiment
 * @param key a segment's or offer's id, a version's number, a variant's key or {@code
 *     file#decision/row id}; null: no offer, or held out
 * @param offers decisions with an offer
 * @param shown decisions of which this came, and so on
 * @param revenue sums of converted outcomes by currency
 * @param rates of {@code decisions}
 */
public record Kpi(
    String ruleSet,
    String experiment,
    Integer phase,
    String key,
    long decisions,
    long offers,
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
   * @param currency null: the outcomes named none
   */
  public record Revenue(String currency, BigDecimal amount) {}

  /** Shares from 0 to 1, and revenue per decision where it came in one currency. */
  public record Rates(
      BigDecimal open,
      BigDecimal click,
      BigDecimal accept,
      BigDecimal conversion,
      BigDecimal unsubscribe,
      BigDecimal revenue) {}

  Kpi earned(List<Revenue> earned) {
    return new Kpi(
        ruleSet,
        experiment,
        phase,
        key,
        decisions,
        offers,
        shown,
        opened,
        clicked,
        accepted,
        rejected,
        converted,
        unsubscribed,
        earned,
        new Rates(
            share(opened),
            share(clicked),
            share(accepted),
            share(converted),
            share(unsubscribed),
            switch (earned.size()) {
              case 0 -> BigDecimal.ZERO;
              case 1 -> per(earned.get(0).amount());
              default -> null;
            }));
  }

  private BigDecimal share(long part) {
    return per(BigDecimal.valueOf(part));
  }

  private BigDecimal per(BigDecimal sum) {
    return plain(sum.divide(BigDecimal.valueOf(decisions), DIGITS, RoundingMode.HALF_EVEN));
  }

  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
