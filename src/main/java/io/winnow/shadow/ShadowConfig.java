package io.winnow.shadow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is spent on shadows. */
@ConfigMapping(prefix = "winnow.shadow")
public interface ShadowConfig {

  /** Shadows that may run at a time, over all rule sets. */
  @WithDefault("4")
  int most();

  /** Decisions that may wait to be compared on a replica; what comes beyond that is dropped. */
  @WithDefault("1000")
  int queue();

  /** Decisions kept as examples of each shadow. */
  @WithDefault("50")
  int examples();
}
