package io.winnow.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Gives callers the roles that theirs imply, whoever vouched for them, and a role to those who do
 * not say who they are where the configuration wants that.
 */
@ApplicationScoped
class Callers implements SecurityIdentityAugmentor {

  private final SecurityConfig config;

  Callers(SecurityConfig config) {
    this.config = config;
  }

  static SecurityIdentity identity(Account account) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(account.name()))
        .addRoles(Roles.implied(account.roles()))
        .build();
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity caller, AuthenticationRequestContext context) {
    return Uni.createFrom().item(augmented(caller));
  }

  private SecurityIdentity augmented(SecurityIdentity caller) {
    if (caller.isAnonymous()) {
      return config.anonymous().equals(SecurityConfig.NOBODY)
          ? caller
          : identity(new Account(Account.ANONYMOUS, Set.of(config.anonymous())));
    }
    return identity(new Account(caller.getPrincipal().getName(), caller.getRoles()));
  }
}
