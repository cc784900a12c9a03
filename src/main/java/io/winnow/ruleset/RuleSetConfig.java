package io.winnow.ruleset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Which rule sets come with the application, and how versions are kept ready. */
@ConfigMapping(prefix = "winnow.rule-sets")
public interface RuleSetConfig {

  /** Keys of the rule sets that are packaged under {@code rules/} on the class path. */
  @WithDefault("crm")
  List<String> packaged();

  /** Compiled versions that are kept ready beside the live ones, those that were used last. */
  @WithDefault("8")
  int warm();

  /** How long a request for a version that is not ready waits until it is compiled. */
  @WithDefault("PT10S")
  Duration patience();

  /** How often this replica looks at what is live, in case that it did not hear of it. */
  @WithDefault("PT1S")
  Duration lookEvery();
}
