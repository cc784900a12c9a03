package io.winnow.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much checking may take. A check compiles, so that one runs at a time. */
@ConfigMapping(prefix = "winnow.check")
public interface CheckConfig {

  /** Checks that may wait for their turn before callers get 503. */
  @WithDefault("8")
  int queue();

  /** How long a check may take, its turn not counted. */
  @WithDefault("PT60S")
  Duration timeLimit();
}
