package io.winnow.draft;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who has to agree before a draft is published. */
@ConfigMapping(prefix = "winnow.approval")
public interface ApprovalConfig {

  /** four-eyes: somebody who wrote nothing of it approves; single-user: nobody has to. */
  @WithDefault("four-eyes")
  Mode mode();

  enum Mode {
    FOUR_EYES,
    SINGLE_USER
  }
}
