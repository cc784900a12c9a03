package io.winnow.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How rules are evaluated; the answers do not depend on it. */
@ConfigMapping(prefix = "winnow.engine")
public interface EngineConfig {

  /** Whether the rows of decision tables are looked up; false: tried one by one. */
  @WithDefault("true")
  boolean tableIndex();

  /** Whether simple rules of DRL and spreadsheets are fired without a session; false: never. */
  @WithDefault("true")
  boolean directRules();
}
