package io.winnow.access;

import io.quarkus.scheduler.Scheduled;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The door to API keys. */
@ApplicationScoped
public class Keys {

  private final AccessTable table;
  private final Clock clock;
  private final Recent recent;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  Keys(AccessTable table, Clock clock, Recent recent) {
    this.table = table;
    this.clock = clock;
    this.recent = recent;
  }

  /** Makes the key that the configuration gives, once. */
  void first(String secret) {
    FirstKey.check(secret);
    table.update(
        "insert into access_key (id, name, secret_hash, roles, created_by, created_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        Secrets.id(),
        "bootstrap",
        Secrets.sha256(secret),
        List.of(Roles.ADMIN),
        "configuration",
        clock.instant());
  }

  public List<ApiKey> list() {
    return table.list(Keys::key, "select * from access_key order by created_at, id");
  }

  public MadeKey make(NewKey wanted, String by) {
    if (wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > 100) {
      throw ProblemException.invalid(
          "invalid-value", "Give the key a name of 1 to 100 characters.", "/name");
    }
    Checks.roles(wanted.roles(), "/roles");
    Instant now = clock.instant();
    if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
      throw ProblemException.invalid("invalid-value", "This is over already.", "/expiresAt");
    }
    String id = Secrets.id();
    String secret = Secrets.key(id);
    table.update(
        "insert into access_key (id, name, secret_hash, roles, created_by, created_at, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?::timestamptz)",
        id,
        wanted.name(),
        Secrets.sha256(secret),
        wanted.roles(),
        by,
        now,
        wanted.expiresAt() == null ? null : wanted.expiresAt().toString());
    return new MadeKey(id, wanted.name(), wanted.roles(), secret);
  }

  /**
   * From now on nobody gets in with it; on other replicas from a few seconds on.
   *
   * @throws ProblemException not-found
   */
  public void revoke(String id) {
    int revoked =
        table.update(
            "update access_key set revoked_at = coalesce(revoked_at, ?) where id = ?",
            clock.instant(),
            id);
    if (revoked == 0) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no key '" + id + "'.");
    }
    recent.forget();
  }

  /** The account of this key, or null. */
  Account account(String secret) {
    List<Account> found =
        table.list(
            row ->
                new Account(
                    Account.KEY + row.getString("id"), Set.copyOf(AccessTable.texts(row, "roles"))),
            "select id, roles from access_key where secret_hash = ? and revoked_at is null"
                + " and (expires_at is null or expires_at > ?)",
            Secrets.sha256(secret),
            clock.instant());
    return found.isEmpty() ? null : found.get(0);
  }

  /** Remembers that a key was used; cheap enough for every call. */
  void used(Account account) {
    if (account.name().startsWith(Account.KEY)) {
      used.put(account.name().substring(Account.KEY.length()), clock.instant());
    }
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void writeUses() {
    for (String id : List.copyOf(used.keySet())) {
      Instant at = used.remove(id);
      table.update(
          "update access_key set last_used_at = greatest(last_used_at, ?) where id = ?",
          at.truncatedTo(ChronoUnit.MINUTES),
          id);
    }
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        AccessTable.texts(row, "roles"),
        row.getString("created_by"),
        AccessTable.instant(row, "created_at"),
        AccessTable.instant(row, "expires_at"),
        AccessTable.instant(row, "revoked_at"),
        AccessTable.instant(row, "last_used_at"));
  }
}
