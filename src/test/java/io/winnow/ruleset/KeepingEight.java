package io.winnow.ruleset;

import java.time.Duration;
import java.util.List;

/** The settings as they are by default, but without packaged rule sets. */
record KeepingEight() implements RuleSetConfig {

  @Override
  public List<String> packaged() {
    return List.of();
  }

  @Override
  public int warm() {
    return 8;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration lookEvery() {
    return Duration.ofSeconds(1);
  }
}
