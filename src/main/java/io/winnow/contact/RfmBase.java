package io.winnow.contact;

import io.winnow.core.contact.RfmBoundaries;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The fifths of the base, one set for each day (UTC), as of the day's start.
 *
 * <p>Decisions get what is known at once: the day's own, or the nearest within a month while the
 * day's own are worked out in the background. Only where nothing near is known at all, that is once
 * in a database's life and for dates long past, does a caller wait.
 */
@ApplicationScoped
public class RfmBase {

  private static final Logger LOG = Logger.getLogger(RfmBase.class);
  private static final long NEAR_DAYS = 31;
  private static final int MAX_DAYS = 1_000;
  private static final Duration REPEAT_AFTER = Duration.ofHours(1);

  /** Working out the fifths takes at most one part in so many of the time. */
  private static final int SHARE = 20;

  private static final Duration CHEAP = Duration.ofMillis(500);

  private record Known(RfmBoundaries boundaries, Instant since, Duration took, long change) {}

  private final RfmTable table;
  private final ExecutorService executor;
  private final Clock clock;
  private final NavigableMap<LocalDate, Known> days = new ConcurrentSkipListMap<>();
  private final Set<LocalDate> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicLong changes = new AtomicLong();

  RfmBase(RfmTable table, ExecutorService executor, Clock clock) {
    this.table = table;
    this.executor = executor;
    this.clock = clock;
  }

  @PostConstruct
  void load() {
    table.stored(MAX_DAYS).forEach((day, boundaries) -> days.put(day, stale(boundaries)));
  }

  private static Known stale(RfmBoundaries boundaries) {
    return new Known(boundaries, Instant.EPOCH, Duration.ZERO, -1);
  }

  /** For decisions: what is known. */
  RfmBoundaries near(Instant at) {
    LocalDate day = day(at);
    Known known = days.get(day);
    if (known == null) {
      known = nearest(day);
    } else if (!outdated(known)) {
      return known.boundaries();
    }
    if (known == null) {
      return compute(day);
    }
    computeLater(day);
    return known.boundaries();
  }

  /** For figures that are looked at: up to date, unless that would take long. */
  RfmBoundaries exact(Instant at) {
    LocalDate day = day(at);
    Known known = days.get(day);
    if (known == null || (outdated(known) && known.took().compareTo(CHEAP) < 0)) {
      return compute(day);
    }
    return near(at);
  }

  /** Purchases were stored: what is known is worked out anew when it is next asked for. */
  public void changed() {
    changes.incrementAndGet();
  }

  private Known nearest(LocalDate day) {
    var before = days.floorEntry(day);
    var after = days.ceilingEntry(day);
    long back = before == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(before.getKey(), day);
    long ahead = after == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(day, after.getKey());
    if (Math.min(back, ahead) > NEAR_DAYS) {
      return null;
    }
    return back <= ahead ? before.getValue() : after.getValue();
  }

  private boolean outdated(Known known) {
    Duration age = Duration.between(known.since(), clock.instant());
    boolean changed = known.change() != changes.get() || age.compareTo(REPEAT_AFTER) > 0;
    return changed && age.compareTo(known.took().multipliedBy(SHARE)) >= 0;
  }

  private void computeLater(LocalDate day) {
    if (waiting.add(day)) {
      executor.execute(
          () -> {
            try {
              compute(day);
            } catch (RuntimeException e) {
              LOG.error("event=rfm-failed", e);
            } finally {
              waiting.remove(day);
            }
          });
    }
  }

  private synchronized RfmBoundaries compute(LocalDate day) {
    Known known = days.get(day);
    if (known != null && !outdated(known)) {
      return known.boundaries(); // somebody else was quicker
    }
    long change = changes.get();
    Instant start = clock.instant();
    RfmBoundaries boundaries = table.compute(day);
    Instant end = clock.instant();
    table.store(day, boundaries, end);
    days.put(day, new Known(boundaries, end, Duration.between(start, end), change));
    if (days.size() > MAX_DAYS) {
      days.pollFirstEntry();
    }
    LOG.debugf("event=rfm-computed day=%s", day);
    return boundaries;
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
