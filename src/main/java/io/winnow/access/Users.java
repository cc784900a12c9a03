package io.winnow.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winnow.audit.Audit;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/** The door to local users. */
@ApplicationScoped
public class Users {

  private static final Logger LOG = Logger.getLogger(Users.class);
  private static final String FIRST = "admin";

  private final AccessTable table;
  private final Clock clock;
  private final Sessions sessions;
  private final Recent recent;
  private final Audit audit;

  Users(AccessTable table, Clock clock, Sessions sessions, Recent recent, Audit audit) {
    this.table = table;
    this.clock = clock;
    this.sessions = sessions;
    this.recent = recent;
    this.audit = audit;
  }

  /** Makes the user {@code admin} where there is no user, and tells its password this once. */
  @Transactional
  void first() {
    if (!table.list(row -> true, "select from access_user limit 1").isEmpty()) {
      return; // as at every start but one, which need not wait for a hash
    }
    String password = Secrets.password();
    int made =
        table.update(
            "insert into access_user (name, password_hash, roles, created_at)"
                + " select ?, ?, ?, ? where not exists (select from access_user)"
                + " on conflict on constraint access_user_pk do nothing",
            FIRST,
            Secrets.bcrypt(password),
            List.of(Roles.ADMIN),
            clock.instant());
    if (made == 1) {
      record(Account.CONFIGURATION, "user-made", FIRST, Map.of("roles", Roles.ADMIN));
      LOG.infof(
          "event=first-user-created user=%s password=%s (shown only now; change it with PUT"
              + " /v1/me/password)",
          FIRST, password);
    }
  }

  public List<User> list() {
    return table.list(Users::user, "select * from access_user order by name");
  }

  /** Makes a user, or changes what is given of one. */
  public User put(String name, NewUser wanted, String actor) {
    Checks.name(name, "name");
    QuarkusTransaction.joiningExisting().run(() -> save(name, wanted, actor));
    // not before it is done: somebody could be let in, and remembered, in between
    recent.forget();
    return find(name);
  }

  private void save(String name, NewUser wanted, String actor) {
    User old = find(name);
    if (wanted.roles() != null || old == null) {
      Checks.roles(wanted.roles(), "/roles");
    }
    if (wanted.password() != null || old == null) {
      Checks.password(wanted.password(), "/password");
    }
    if (old == null) {
      make(name, wanted, actor);
    } else {
      change(old, wanted, actor);
    }
  }

  private void make(String name, NewUser wanted, String actor) {
    int made =
        table.update(
            "insert into access_user (name, password_hash, roles, disabled, created_at)"
                + " values (?, ?, ?, ?, ?) on conflict on constraint access_user_pk do nothing",
            name,
            Secrets.bcrypt(wanted.password()),
            wanted.roles(),
            Boolean.TRUE.equals(wanted.disabled()),
            clock.instant());
    if (made == 0) {
      throw new ProblemException(
          ProblemType.CONFLICT, "Somebody else made this user just now; look at it first.");
    }
    Map<String, String> told = new HashMap<>();
    told.put("roles", String.join(", ", wanted.roles()));
    told.put("disabled", Boolean.TRUE.equals(wanted.disabled()) ? "true" : null);
    record(actor, "user-made", name, told);
  }

  private void change(User old, NewUser wanted, String actor) {
    List<String> roles = wanted.roles() == null ? old.roles() : wanted.roles();
    boolean disabled = wanted.disabled() == null ? old.disabled() : wanted.disabled();
    int changed =
        table.update(
            "update access_user set roles = ?, disabled = ? where name = ? and (? or exists"
                + " (select from access_user o where o.name <> ? and not o.disabled"
                + " and 'admin' = any(o.roles)))",
            roles,
            disabled,
            old.name(),
            roles.contains(Roles.ADMIN) && !disabled || !old.roles().contains(Roles.ADMIN),
            old.name());
    if (changed == 0) {
      throw new ProblemException(
          ProblemType.CONFLICT, "This is the last user with the role admin; make another first.");
    }
    if (disabled) {
      sessions.endAll(old.name());
    }
    if (wanted.password() != null) {
      password(old.name(), wanted.password());
    }
    Map<String, String> told = new HashMap<>();
    told.put("roles", roles.equals(old.roles()) ? null : String.join(", ", roles));
    told.put("disabled", disabled == old.disabled() ? null : String.valueOf(disabled));
    told.put("password", wanted.password() == null ? null : "changed");
    told.values().removeIf(Objects::isNull);
    if (!told.isEmpty()) {
      record(actor, "user-changed", old.name(), told);
    }
  }

  /**
   * Changes a user's own password.
   *
   * @throws ProblemException invalid-request: the current one is wrong, or the new one is too weak
   */
  public void password(String name, String current, String wanted) {
    if (current == null || account(name, current) == null) {
      throw ProblemException.invalid(
          "wrong-password", "The current password is not right.", "/current");
    }
    Checks.password(wanted, "/password");
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              password(name, wanted);
              record(name, "user-changed", name, Map.of("password", "changed"));
            });
    recent.forget();
  }

  private void record(String actor, String action, String name, Map<String, String> details) {
    audit.record(actor, action, "user/" + name, null, details);
  }

  private void password(String name, String wanted) {
    table.update(
        "update access_user set password_hash = ? where name = ?", Secrets.bcrypt(wanted), name);
    // whoever knew the old one is out
    sessions.endAll(name);
  }

  /** The account of this name and password, or null. Takes a tenth of a second, wanted so. */
  Account account(String name, String password) {
    record Row(String hash, List<String> roles) {}
    List<Row> rows =
        table.list(
            row -> new Row(row.getString("password_hash"), AccessTable.texts(row, "roles")),
            "select password_hash, roles from access_user where name = ? and not disabled",
            name);
    boolean right =
        Secrets.matches(password, rows.isEmpty() ? Secrets.NOBODYS_BCRYPT : rows.get(0).hash());
    return rows.isEmpty() || !right ? null : new Account(name, Set.copyOf(rows.get(0).roles()));
  }

  private User find(String name) {
    List<User> found = table.list(Users::user, "select * from access_user where name = ?", name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        AccessTable.texts(row, "roles"),
        row.getBoolean("disabled"),
        AccessTable.instant(row, "created_at"));
  }
}
