package io.winnow.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody stays logged in at the workbench. */
@ConfigMapping(prefix = "winnow.session")
public interface SessionConfig {

  /** Without a call for this long, the login is over. */
  @WithDefault("PT2H")
  Duration idle();

  /** Whatever is called, the login is over after this long. */
  @WithDefault("PT12H")
  Duration longest();
}
