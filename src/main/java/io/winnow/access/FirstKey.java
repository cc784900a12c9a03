package io.winnow.access;

import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/** Weighs the administrator's key that the configuration gives. */
final class FirstKey {

  private static final Logger LOG = Logger.getLogger(FirstKey.class);

  /** Anything shorter is found by trying. */
  private static final int SHORTEST = 8;

  /** From here on, random characters are beyond guessing. */
  private static final int GOOD = 20;

  private static final int GOOD_DISTINCT = 8;

  private static final Set<String> WELL_KNOWN =
      Set.of(
          "password",
          "password1",
          "password123",
          "passw0rd",
          "changeme",
          "change-me",
          "changeit",
          "12345678",
          "123456789",
          "1234567890",
          "administrator",
          "adminadmin",
          "admin123",
          "admin-key",
          "qwertyui",
          "qwertyuiop",
          "letmein1",
          "secretsecret",
          "bootstrap-admin-key");

  private FirstKey() {}

  /**
   * Refuses what anybody would try, and warns of what somebody might find.
   *
   * @throws IllegalStateException too easy to guess
   */
  static void check(String secret) {
    if (secret.length() < SHORTEST
        || secret.chars().distinct().count() < 3
        || WELL_KNOWN.contains(secret.toLowerCase(Locale.ROOT))) {
      throw new IllegalStateException(
          "WINNOW_BOOTSTRAP_ADMIN_KEY is too easy to guess: give "
              + GOOD
              + " or more random characters, such as openssl rand -hex 24 prints.");
    }
    if (isWeak(secret)) {
      LOG.warnf(
          "event=weak-bootstrap-key hint=\"give %d or more random characters, such as openssl rand"
              + " -hex 24 prints\"",
          GOOD);
    }
  }

  static boolean isWeak(String secret) {
    return secret.length() < GOOD || secret.chars().distinct().count() < GOOD_DISTINCT;
  }
}
