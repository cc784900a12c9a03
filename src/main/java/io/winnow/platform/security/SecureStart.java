package io.winnow.platform.security;

import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Keeps settings that open the doors out of production. */
@ApplicationScoped
class SecureStart {

  private static final Logger LOG = Logger.getLogger(SecureStart.class);

  private final SecurityConfig config;
  private final OidcConfig provider;

  SecureStart(SecurityConfig config, OidcConfig provider) {
    this.config = config;
    this.provider = provider;
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
    var tenant = OidcConfig.getDefaultTenant(provider);
    if (tenant.tenantEnabled() && tenant.token().audience().isEmpty()) {
      LOG.warn(
          "event=any-audience (tokens that the identity provider made for other services are let in;"
              + " set quarkus.oidc.token.audience)");
    }
  }
}
