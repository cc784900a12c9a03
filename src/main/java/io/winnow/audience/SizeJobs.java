package io.winnow.audience;

import io.quarkus.runtime.ShutdownEvent;
import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.core.contact.Context;
import io.winnow.ruleset.LiveVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/**
 * Counts the base in the background, for one rule set at a time, on half of the cores: decisions
 * need the others.
 */
@ApplicationScoped
class SizeJobs {

  private static final Logger LOG = Logger.getLogger(SizeJobs.class);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private final SizeTable table;
  private final Population population;
  private final Contacts contacts;
  private final SizeConfig config;
  private final Clock clock;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private final Map<String, SizeProgress> running = new ConcurrentHashMap<>();
  private final ExecutorService turns;
  private final ExecutorService cores;

  SizeJobs(
      SizeTable table, Population population, Contacts contacts, SizeConfig config, Clock clock) {
    this.table = table;
    this.population = population;
    this.contacts = contacts;
    this.config = config;
    this.clock = clock;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ThreadFactory made =
        task -> {
          Thread one = new Thread(task, "winnow-sizes");
          one.setDaemon(true);
          one.setContextClassLoader(loader);
          return one;
        };
    this.turns = Executors.newSingleThreadExecutor(made);
    this.cores = Executors.newFixedThreadPool(threads, made);
  }

  void stop(@Observes ShutdownEvent event) {
    turns.shutdownNow();
    cores.shutdownNow();
  }

  /**
   * Sees to it that there will be sizes of a live version that are not too old.
   *
   * @param known null: none
   * @return how far a count is; null: none is needed
   */
  SizeProgress wanted(LiveVersion live, BaseSizes known) {
    Instant now = clock.instant();
    boolean fresh =
        known != null
            && known.hash().equals(live.hash())
            && known.asOf().plus(config.fresh()).isAfter(now);
    SizeProgress before = running.get(live.ruleSet());
    if (before != null && before.failedAt() != null) {
      if (before.failedAt().plus(AGAIN_AFTER).isAfter(now)) {
        return before;
      }
      running.remove(live.ruleSet(), before);
      before = null;
    }
    if (before != null || fresh) {
      return before;
    }
    SizeProgress mine = new SizeProgress();
    SizeProgress other = running.putIfAbsent(live.ruleSet(), mine);
    if (other != null) {
      return other;
    }
    turns.submit(() -> run(live, mine));
    return mine;
  }

  private void run(LiveVersion live, SizeProgress progress) {
    try {
      Context now = new Context(null, null, null, clock.instant(), ZoneOffset.UTC, Map.of());
      BaseSizes sizes =
          new SizeRun(live, now, population, contacts, progress).run(cores, threads + 1);
      table.save(sizes);
      LOG.infof("event=base-sized ruleSet=%s contacts=%d", live.ruleSet(), sizes.contacts());
      running.remove(live.ruleSet(), progress);
    } catch (Exception e) {
      progress.fail(clock.instant());
      LOG.warnf(
          "event=base-not-sized ruleSet=%s reason=%s",
          live.ruleSet(), e.getClass().getSimpleName());
    }
  }
}
