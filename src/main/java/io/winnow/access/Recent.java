package io.winnow.access;

import io.winnow.platform.security.Account;
import io.winnow.platform.security.Accounts;
import io.winnow.platform.security.SecurityConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The proofs that were found right a moment ago, so that a call costs no database and no bcrypt.
 * They are kept as salted hashes.
 */
@ApplicationScoped
class Recent {

  private static final int MOST = 10_000;

  private record Found(Account account, Instant until) {}

  private final Map<ByteBuffer, Found> found = new ConcurrentHashMap<>();

  /** That has read the salt; each proof is read by a copy of it. */
  private final MessageDigest salted = Secrets.sha256();

  private final SecurityConfig config;
  private final Clock clock;

  Recent(SecurityConfig config, Clock clock) {
    salted.update(Secrets.password().getBytes(StandardCharsets.UTF_8));
    this.config = config;
    this.clock = clock;
  }

  Account get(Accounts.Proof proof) {
    Found one = found.get(hash(proof));
    return one == null || one.until().isBefore(clock.instant()) ? null : one.account();
  }

  void put(Accounts.Proof proof, Account account) {
    Instant now = clock.instant();
    if (found.size() >= MOST) {
      found.values().removeIf(one -> one.until().isBefore(now));
    }
    found.put(hash(proof), new Found(account, now.plus(config.remember())));
  }

  void forget() {
    found.clear();
  }

  private ByteBuffer hash(Accounts.Proof proof) {
    try {
      MessageDigest digest = (MessageDigest) salted.clone();
      return ByteBuffer.wrap(digest.digest(text(proof).getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be copied", e);
    }
  }

  private static String text(Accounts.Proof proof) {
    if (proof instanceof Accounts.Password password) {
      return password.user() + "\n" + password.password();
    }
    // a key is not a session, whatever it reads like
    return proof instanceof Accounts.Session session
        ? "session\n\n" + session.secret()
        : ((Accounts.Key) proof).secret();
  }
}
