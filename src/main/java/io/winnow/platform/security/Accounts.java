package io.winnow.platform.security;

/** Port: who a caller is. May read a database, except for {@link #known}. */
public interface Accounts {

  /** What a caller proves itself with. */
  sealed interface Proof {}

  /** An API key. */
  record Key(String secret) implements Proof {
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** A user's name and password. */
  record Password(String user, String password) implements Proof {
    @Override
    public String toString() {
      return "Password[…]";
    }
  }

  /** The cookie of whoever is logged in at the workbench. */
  String COOKIE = "winnow-session";

  /** What that cookie holds. */
  record Session(String secret) implements Proof {
    @Override
    public String toString() {
      return "Session[…]";
    }
  }

  /** The account that was found for this proof a moment ago, or null; does not wait. */
  Account known(Proof proof);

  /** The account, or null where the proof proves nothing. */
  Account find(Proof proof);
}
