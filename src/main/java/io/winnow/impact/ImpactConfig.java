package io.winnow.impact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How impacts are worked out: one at a time on a replica. */
@ConfigMapping(prefix = "winnow.impact")
public interface ImpactConfig {

  /** Jobs that may wait for their turn before callers get 503. */
  @WithDefault("16")
  int queue();

  /** How long a job that has ended is kept. */
  @WithDefault("P30D")
  Duration keep();
}
