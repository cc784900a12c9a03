package io.winnow.impact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Beyond which change a publish takes a second approval. What is not set is no gate. */
@ConfigMapping(prefix = "winnow.publish.gates")
public interface GateConfig {

  /** Percent of the contacts that may get another offer. */
  Optional<BigDecimal> maxOfferChange();

  /** Percent of its contacts that a segment may lose. */
  Optional<BigDecimal> maxSegmentShrink();

  /** Percent of the contacts that must get an offer. */
  Optional<BigDecimal> minCoverage();

  /** How old the impact may be that tells. */
  @WithDefault("P7D")
  Duration maxAge();
}
