package io.winnow.core.decision;

import io.winnow.core.decision.RankedOffer.Factors;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/**
 * An offer that may still win: it passed every stage that needs no usage figures.
 *
 * @param proposalScore what the rules gave it
 * @param score the arbitration score; null when the formula gave no number
 * @param fallback considered only because nothing else was left
 */
public record Candidate(
    Offer offer,
    BigDecimal proposalScore,
    BigDecimal score,
    boolean fallback,
    List<Reason> because) {

  /** Best first: score, then value, then the lower id; without a score last. A total order. */
  public static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing(
              Candidate::score, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
          .thenComparing(c -> c.offer().amount(), Comparator.reverseOrder())
          .thenComparing(c -> c.offer().id());

  public Candidate {
    because = List.copyOf(because);
  }

  RankedOffer ranked() {
    return new RankedOffer(
        offer,
        score,
        new Factors(plain(proposalScore), plain(offer.amount()), plain(lever(offer))),
        fallback,
        because);
  }

  /** {@code 1 + percent / 100}. */
  static BigDecimal lever(Offer offer) {
    return BigDecimal.ONE.add(offer.leverPercent().movePointLeft(2), MathContext.DECIMAL128);
  }

  /** One form for equal numbers, so that equal decisions are equal texts. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
