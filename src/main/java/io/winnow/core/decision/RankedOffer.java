package io.winnow.core.decision;

import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.util.List;

/**
 * An offer that passed every stage.
 *
 * @param score the arbitration score
 * @param factors what it was made of
 */
public record RankedOffer(
    Offer offer, BigDecimal score, Factors factors, boolean fallback, List<Reason> because) {

  public RankedOffer {
    because = List.copyOf(because);
  }

  /**
   * @param score the proposal's score
   * @param value the offer's amount
   * @param lever {@code 1 + percent / 100}
   */
  public record Factors(BigDecimal score, BigDecimal value, BigDecimal lever) {}
}
