package io.winnow.experiment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How running experiments are watched. */
@ConfigMapping(prefix = "winnow.experiments")
public interface ExperimentConfig {

  /** How often the guardrails of an experiment are looked at while a ramp raises its coverage. */
  @WithDefault("PT1M")
  Duration guardEvery();
}
