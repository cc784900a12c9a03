package io.winnow.audience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sizes of segments and offers in the stored base. */
@ConfigMapping(prefix = "winnow.sizes")
public interface SizeConfig {

  /**
   * How old sizes may be before whoever asks has them counted anew; the old ones serve until then.
   */
  @WithDefault("PT15M")
  Duration fresh();
}
