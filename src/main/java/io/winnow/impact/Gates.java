package io.winnow.impact;

import io.winnow.impact.ImpactResult.Shrunk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How much may change with one approval; all in percent, null: any.
 *
 * @param maxOfferChange of the contacts that get another offer, or none any more
 * @param maxSegmentShrink of its contacts that any segment loses
 * @param minCoverage of the contacts that get an offer
 */
record Gates(BigDecimal maxOfferChange, BigDecimal maxSegmentShrink, BigDecimal minCoverage) {

  static Gates of(GateConfig config) {
    return new Gates(
        config.maxOfferChange().orElse(null),
        config.maxSegmentShrink().orElse(null),
        config.minCoverage().orElse(null));
  }

  boolean areOpen() {
    return maxOfferChange == null && maxSegmentShrink == null && minCoverage == null;
  }

  /** In words, which of them an impact exceeds. */
  List<String> exceeded(ImpactResult result) {
    List<String> exceeded = new ArrayList<>();
    BigDecimal change = result.changed().offers().percent();
    if (maxOfferChange != null && change.compareTo(maxOfferChange) > 0) {
      exceeded.add(
          "%s %% of the contacts would get another offer, more than %s %%."
              .formatted(plain(change), plain(maxOfferChange)));
    }
    for (Shrunk segment : result.shrinkingSegments()) {
      if (maxSegmentShrink != null && segment.percent().compareTo(maxSegmentShrink) > 0) {
        exceeded.add(
            "Segment '%s' would lose %s %% of its contacts, more than %s %%."
                .formatted(segment.id(), plain(segment.percent()), plain(maxSegmentShrink)));
      }
    }
    BigDecimal covered = result.coverage().after().percent();
    if (minCoverage != null && covered.compareTo(minCoverage) < 0) {
      exceeded.add(
          "%s %% of the contacts would get an offer, less than %s %%."
              .formatted(plain(covered), plain(minCoverage)));
    }
    return exceeded;
  }

  private static String plain(BigDecimal percent) {
    return percent.toPlainString();
  }
}
