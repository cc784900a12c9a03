package io.winnow.ruleset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which rule sets come with the application. */
@ConfigMapping(prefix = "winnow.rule-sets")
public interface RuleSetConfig {

  /** Keys of the rule sets that are packaged under {@code rules/} on the class path. */
  @WithDefault("crm")
  List<String> packaged();
}
