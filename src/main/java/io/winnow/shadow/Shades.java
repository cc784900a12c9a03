package io.winnow.shadow;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.core.rule.CompileResult;
import io.winnow.decision.Onlooker;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Compilations;
import io.winnow.ruleset.LookAtDatabase;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The shadows at work on this replica: one thread of the lowest priority compares what waits in a
 * bounded queue. A decision that finds the queue full is dropped and counted, never waited for.
 */
@ApplicationScoped
class Shades implements Onlooker {

  private static final Logger LOG = Logger.getLogger(Shades.class);

  private final ShadowTable table;
  private final RuleSets ruleSets;
  private final Compilations compilations;
  private final ShadowConfig config;
  private final ShadowQueue queue;
  private final Map<UUID, Shade> shades = new ConcurrentHashMap<>();
  private final Set<UUID> begun = ConcurrentHashMap.newKeySet();
  private volatile Map<String, List<Shade>> byRuleSet = Map.of();
  private final Thread thread = new Thread(this::run, "winnow-shadow");
  private volatile boolean stopped;

  Shades(ShadowTable table, RuleSets ruleSets, Compilations compilations, ShadowConfig config) {
    this.table = table;
    this.ruleSets = ruleSets;
    this.compilations = compilations;
    this.config = config;
    this.queue = new ShadowQueue(config.queue());
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    thread.interrupt();
  }

  @Override
  public boolean looksAt(String ruleSet) {
    return byRuleSet.containsKey(ruleSet);
  }

  /** Only what the live version alone decided: a variant is no yardstick. */
  @Override
  public void saw(Seen seen) {
    String ruleSet = seen.version().ruleSet();
    if (seen.assigned()
        || ruleSets.live().stream()
            .noneMatch(
                live ->
                    live.ruleSet().equals(ruleSet) && live.version() == seen.version().version())) {
      return;
    }
    for (Shade shade : byRuleSet.getOrDefault(ruleSet, List.of())) {
      if (shade.wants(seen.id())) {
        queue.add(shade, seen);
      }
    }
  }

  private void run() {
    while (!stopped) {
      try {
        queue.compareNext();
      } catch (InterruptedException e) {
        // stopped tells whether to go on
      }
    }
  }

  /** Takes up what the database has and gives up what it has not. */
  void look(@Observes LookAtDatabase look) {
    sync();
  }

  void sync() {
    List<ShadowInfo> wanted = table.list(null);
    Set<UUID> ids = wanted.stream().map(ShadowInfo::id).collect(Collectors.toSet());
    if (shades.keySet().retainAll(ids)) {
      publish();
    }
    begun.retainAll(ids);
    wanted.stream().filter(shadow -> begun.add(shadow.id())).forEach(this::begin);
    flush();
  }

  private void begin(ShadowInfo shadow) {
    byte[] bundle = table.bundle(shadow.id());
    if (bundle == null) {
      return;
    }
    compilations
        .compile(Bundle.ofZip(bundle))
        .thenAccept(
            result -> {
              if (result instanceof CompileResult.Compiled compiled) {
                shades.put(shadow.id(), new Shade(shadow, compiled.program()));
                publish();
              } else {
                LOG.errorf("event=shadow-unusable ruleSet=%s", shadow.ruleSet());
              }
            });
  }

  private synchronized void publish() {
    byRuleSet = shades.values().stream().collect(Collectors.groupingBy(Shade::ruleSet));
  }

  /** Writes what was counted here. */
  void flush() {
    shades.values().forEach(shade -> shade.flush(table, config.examples()));
  }
}
