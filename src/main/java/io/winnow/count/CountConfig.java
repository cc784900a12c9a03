package io.winnow.count;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The copy of the base's facts that rows are counted over. */
@ConfigMapping(prefix = "winnow.counts")
public interface CountConfig {

  /** How old the copy may be before another one is made; the old one serves until that is there. */
  @WithDefault("PT15M")
  Duration fresh();

  /** How long a copy that nobody asks for is kept. */
  @WithDefault("PT30M")
  Duration keep();

  /** Of a larger base a sample of so many contacts is copied. */
  @WithDefault("2000000")
  int most();
}
