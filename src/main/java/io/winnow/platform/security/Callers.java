package io.winnow.platform.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives callers the roles that theirs imply, whoever vouched for them, and a role to those who do
 * not say who they are where the configuration wants that.
 */
@ApplicationScoped
class Callers implements SecurityIdentityAugmentor {

  /** Far more than call within a while; beyond it all are forgotten. */
  private static final int KEPT = 10_000;

  /** What is made of an account: it never changes, and each call of its holder asks for it. */
  private static final Map<Account, SecurityIdentity> KNOWN = new ConcurrentHashMap<>();

  private final SecurityConfig config;

  Callers(SecurityConfig config) {
    this.config = config;
  }

  static SecurityIdentity identity(Account account) {
    SecurityIdentity known = KNOWN.get(account);
    if (known != null) {
      return known;
    }
    SecurityIdentity made =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(account.name()))
            .addRoles(Roles.implied(account.roles()))
            .build();
    if (KNOWN.size() >= KEPT) {
      KNOWN.clear();
    }
    KNOWN.put(account, made);
    return made;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity caller, AuthenticationRequestContext context) {
    return Uni.createFrom().item(augmented(caller));
  }

  @SuppressWarnings("ReferenceEquality") // the very one that was made here
  private SecurityIdentity augmented(SecurityIdentity caller) {
    if (caller.isAnonymous()) {
      return config.anonymous().equals(SecurityConfig.NOBODY)
          ? caller
          : identity(new Account(Account.ANONYMOUS, Set.of(config.anonymous())));
    }
    Account account = new Account(caller.getPrincipal().getName(), caller.getRoles());
    // whoever we vouched for ourselves has all roles already
    return KNOWN.get(account) == caller ? caller : identity(account);
  }
}
