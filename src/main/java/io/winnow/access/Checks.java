package io.winnow.access;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.security.Account;
import io.winnow.platform.security.Roles;
import java.util.List;
import java.util.regex.Pattern;

/** What names, passwords and roles must look like. */
final class Checks {

  static final int SHORTEST_PASSWORD = 12;

  /** bcrypt looks at no more bytes. */
  private static final int LONGEST_PASSWORD = 72;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  private Checks() {}

  static void name(String name, String pointer) {
    if (name != null && !Account.isFree(name)) {
      throw ProblemException.invalid(
          "invalid-value",
          "'" + name + "' is what the service calls itself; take another.",
          pointer);
    }
    if (name == null || !NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "invalid-value",
          "A name has 1 to 100 letters, digits and . _ @ -, and begins with a letter or digit.",
          pointer);
    }
  }

  static void roles(List<String> roles, String pointer) {
    if (roles == null || roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
      throw ProblemException.invalid(
          "invalid-value", "Give one or more of " + String.join(", ", Roles.ALL) + ".", pointer);
    }
  }

  static void password(String password, String pointer) {
    int bytes =
        password == null ? 0 : password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (password == null || password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
      throw ProblemException.invalid(
          "invalid-value",
          "A password has " + SHORTEST_PASSWORD + " characters or more, and at most 72 bytes.",
          pointer);
    }
  }
}
