package io.winnow.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.winnow.audit.Audit;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Makers;
import io.winnow.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The door to API keys. */
@ApplicationScoped
public class Keys implements Makers {

  private final AccessTable table;
  private final Clock clock;
  private final Recent recent;
  private final Audit audit;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  Keys(AccessTable table, Clock clock, Recent recent, Audit audit) {
    this.table = table;
    this.clock = clock;
    this.recent = recent;
    this.audit = audit;
  }

  /** Makes the key that the configuration gives, once. */
  @Transactional
  void first(String secret) {
    FirstKey.check(secret);
    String id = Secrets.id();
    int made =
        table.update(
            "insert into access_key (id, name, secret_hash, roles, created_by, created_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            id,
            "bootstrap",
            Secrets.sha256(secret),
            List.of(Roles.ADMIN),
            Account.CONFIGURATION,
            clock.instant());
    if (made == 1) {
      record(
          Account.CONFIGURATION, "key-made", id, Map.of("name", "bootstrap", "roles", Roles.ADMIN));
    }
  }

  public List<ApiKey> list() {
    return table.list(Keys::key, "select * from access_key order by created_at, id");
  }

  @Transactional
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
    Map<String, String> told = new HashMap<>();
    told.put("name", wanted.name());
    told.put("roles", String.join(", ", wanted.roles()));
    told.put("expiresAt", wanted.expiresAt() == null ? null : wanted.expiresAt().toString());
    record(by, "key-made", id, told);
    return new MadeKey(id, wanted.name(), wanted.roles(), secret);
  }

  /**
   * From now on nobody gets in with it; on other replicas from a few seconds on. It is kept, since
   * it tells who made it. What is revoked already stays as it is.
   *
   * @throws ProblemException not-found
   */
  public void revoke(String id, String by) {
    QuarkusTransaction.joiningExisting().run(() -> end(id, by));
    // not before it is done: somebody could be let in, and remembered, in between
    recent.forget();
  }

  private void end(String id, String by) {
    int revoked =
        table.update(
            "update access_key set revoked_at = ? where id = ? and revoked_at is null",
            clock.instant(),
            id);
    if (revoked == 1) {
      record(by, "key-revoked", id, Map.of());
    } else if (table.list(Keys::key, "select * from access_key where id = ?", id).isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no key '" + id + "'.");
    }
  }

  /** From the maker up; revoked keys have makers, too. */
  @Override
  public List<String> of(String name) {
    return !name.startsWith(Account.KEY)
        ? List.of()
        : table.list(
            row -> row.getString("created_by"),
            "with recursive up as (select created_by, 1 as n from access_key where id = ?"
                + " union all select k.created_by, n + 1 from up join access_key k"
                + " on up.created_by = ? || k.id) select created_by from up order by n",
            name.substring(Account.KEY.length()),
            Account.KEY);
  }

  private void record(String actor, String action, String id, Map<String, String> details) {
    audit.record(actor, action, "key/" + id, null, details);
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
