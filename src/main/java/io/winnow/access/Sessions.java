package io.winnow.access;

import io.quarkus.scheduler.Scheduled;
import io.winnow.platform.security.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The door to logins at the workbench: in the database, so that they outlive a restart. */
@ApplicationScoped
public class Sessions {

  private static final Duration EXACT_ENOUGH = Duration.ofMinutes(1);

  private final AccessTable table;
  private final Clock clock;
  private final Recent recent;
  private final SessionConfig config;

  Sessions(AccessTable table, Clock clock, Recent recent, SessionConfig config) {
    this.table = table;
    this.clock = clock;
    this.recent = recent;
    this.config = config;
  }

  /** Begins a session of a local user; null where there is no such user. */
  String begin(String user) {
    String secret = Secrets.session();
    Instant now = clock.instant();
    int made =
        table.update(
            "insert into access_session (secret_hash, user_name, made_at, used_at)"
                + " select ?, name, ?, ? from access_user where name = ? and not disabled",
            Secrets.sha256(secret),
            now,
            now,
            user);
    return made == 0 ? null : secret;
  }

  /** Ends one; at once here, on other replicas within seconds. */
  void end(String secret) {
    table.update("delete from access_session where secret_hash = ?", Secrets.sha256(secret));
    recent.forget();
  }

  /** Ends all sessions of a user. */
  void endAll(String user) {
    table.update("delete from access_session where user_name = ?", user);
    recent.forget();
  }

  /** The account of whoever is logged in with this secret, or null. */
  Account account(String secret) {
    byte[] hash = Secrets.sha256(secret);
    Instant now = clock.instant();
    List<Account> found =
        table.list(
            row -> new Account(row.getString("name"), Set.copyOf(AccessTable.texts(row, "roles"))),
            "select u.name, u.roles from access_session s join access_user u on u.name = s.user_name"
                + " where s.secret_hash = ? and not u.disabled and s.made_at > ? and s.used_at > ?",
            hash,
            now.minus(config.longest()),
            now.minus(config.idle()));
    if (found.isEmpty()) {
      return null;
    }
    table.update(
        "update access_session set used_at = ? where secret_hash = ? and used_at < ?",
        now,
        hash,
        now.minus(EXACT_ENOUGH));
    return found.get(0);
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    Instant now = clock.instant();
    table.update(
        "delete from access_session where made_at <= ? or used_at <= ?",
        now.minus(config.longest()),
        now.minus(config.idle()));
  }
}
