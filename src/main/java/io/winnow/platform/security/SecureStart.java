package io.winnow.platform.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps settings that open the doors out of production. */
@ApplicationScoped
class SecureStart {

  private final SecurityConfig config;

  SecureStart(SecurityConfig config) {
    this.config = config;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    String anonymous = config.anonymous();
    if (!anonymous.equals(SecurityConfig.NOBODY) && !Roles.ALL.contains(anonymous)) {
      throw new IllegalStateException(
          "winnow.security.anonymous is '"
              + anonymous
              + "'; it must be none or one of "
              + Roles.ALL);
    }
    if (LaunchMode.current() == LaunchMode.NORMAL && !anonymous.equals(SecurityConfig.NOBODY)) {
      throw new IllegalStateException(
          "winnow.security.anonymous is '"
              + anonymous
              + "', which lets everybody in. In production it must be none (the default).");
    }
  }
}
