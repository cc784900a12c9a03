package io.winnow.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who may call. */
@ConfigMapping(prefix = "winnow.security")
public interface SecurityConfig {

  /** No role: the caller is turned away. */
  String NOBODY = "none";

  /** The role of a caller who does not say who it is. Production takes nothing but none. */
  @WithDefault(NOBODY)
  String anonymous();

  /** How long a key or password that was found right is not looked up again. */
  @WithDefault("PT5S")
  Duration remember();

  /** Wrong passwords for one user from one address in a minute, before it has to wait. */
  @WithDefault("10")
  int failures();
}
