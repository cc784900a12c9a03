package io.winnow.access;

import io.quarkus.runtime.StartupEvent;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The users and keys in the database, as those who let callers in see them. */
@ApplicationScoped
class StoredAccounts implements Accounts {

  private final Users users;
  private final Keys keys;
  private final Sessions sessions;
  private final Recent recent;
  private final AccessConfig config;

  StoredAccounts(Users users, Keys keys, Sessions sessions, Recent recent, AccessConfig config) {
    this.users = users;
    this.keys = keys;
    this.sessions = sessions;
    this.recent = recent;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    config.adminKey().ifPresent(keys::first);
    users.first();
  }

  @Override
  public Account known(Proof proof) {
    Account account = recent.get(proof);
    if (account != null) {
      keys.used(account);
    }
    return account;
  }

  @Override
  public Account find(Proof proof) {
    Account account = look(proof);
    if (account != null) {
      recent.put(proof, account);
      keys.used(account);
    }
    return account;
  }

  private Account look(Proof proof) {
    if (proof instanceof Password password) {
      return users.account(password.user(), password.password());
    }
    return proof instanceof Session session
        ? sessions.account(session.secret())
        : keys.account(((Key) proof).secret());
  }
}
