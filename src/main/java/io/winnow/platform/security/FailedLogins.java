package io.winnow.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts wrong passwords, so that nobody tries them all. */
@ApplicationScoped
class FailedLogins {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private record Key(String user, String address) {}

  private record Count(Instant since, int failures) {}

  private final Map<Key, Count> counts = new ConcurrentHashMap<>();
  private final SecurityConfig config;
  private final Clock clock;

  FailedLogins(SecurityConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Whether this user has to wait at this address, the right password or not. */
  boolean mustWait(String user, String address) {
    Count count = counts.get(new Key(user, address));
    return count != null && count.failures() >= config.failures() && !over(count, clock.instant());
  }

  void failed(String user, String address) {
    Instant now = clock.instant();
    if (counts.size() >= MOST_REMEMBERED) {
      counts.values().removeIf(count -> over(count, now));
    }
    counts.merge(
        new Key(user, address),
        new Count(now, 1),
        (old, one) -> over(old, now) ? one : new Count(old.since(), old.failures() + 1));
  }

  private static boolean over(Count count, Instant now) {
    return count.since().plus(WINDOW).isBefore(now);
  }
}
