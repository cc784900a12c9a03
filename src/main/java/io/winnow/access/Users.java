package io.winnow.access;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** The door to local users. */
@ApplicationScoped
public class Users {

  private static final Logger LOG = Logger.getLogger(Users.class);
  private static final String FIRST = "admin";

  /** Somebody's, so that a wrong name takes as long as a wrong password. */
  private final String nobodysHash = Secrets.bcrypt(Secrets.password());

  private final AccessTable table;
  private final Clock clock;
  private final Sessions sessions;
  private final Recent recent;

  Users(AccessTable table, Clock clock, Sessions sessions, Recent recent) {
    this.table = table;
    this.clock = clock;
    this.sessions = sessions;
    this.recent = recent;
  }

  /** Makes the user {@code admin} where there is no user, and tells its password this once. */
  void first() {
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
  public User put(String name, NewUser wanted) {
    Checks.name(name, "name");
    User old = find(name);
    if (wanted.roles() != null || old == null) {
      Checks.roles(wanted.roles(), "/roles");
    }
    if (wanted.password() != null || old == null) {
      Checks.password(wanted.password(), "/password");
    }
    if (old == null) {
      table.update(
          "insert into access_user (name, password_hash, roles, disabled, created_at)"
              + " values (?, ?, ?, ?, ?) on conflict on constraint access_user_pk do nothing",
          name,
          Secrets.bcrypt(wanted.password()),
          wanted.roles(),
          Boolean.TRUE.equals(wanted.disabled()),
          clock.instant());
    } else {
      change(old, wanted);
    }
    recent.forget();
    return find(name);
  }

  private void change(User old, NewUser wanted) {
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
    password(name, wanted);
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
    boolean right = Secrets.matches(password, rows.isEmpty() ? nobodysHash : rows.get(0).hash());
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
