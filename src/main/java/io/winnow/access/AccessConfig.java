package io.winnow.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What is there before anybody can ask for it. */
@ConfigMapping(prefix = "winnow.bootstrap")
public interface AccessConfig {

  /** An API key with the role admin, made at the first start. */
  Optional<String> adminKey();
}
