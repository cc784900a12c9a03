package io.winnow.count;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.table.RowCounter;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/**
 * Keeps copies of the base's facts in memory: one that answers, and one that is being read. They
 * hold no ids. Read on half of the cores: decisions need the others.
 */
@ApplicationScoped
class BaseCopies {

  private static final Logger LOG = Logger.getLogger(BaseCopies.class);
  private static final int KEPT = 2;

  private final RowCounter counter;
  private final CountConfig config;
  private final Clock clock;
  private final List<BaseCopy> copies = new ArrayList<>();
  private final ExecutorService reading;
  private final ExecutorService cores;
  private final BaseReader reader;

  BaseCopies(
      RowCounter counter,
      Population population,
      Contacts contacts,
      CountConfig config,
      Clock clock) {
    this.counter = counter;
    this.config = config;
    this.clock = clock;
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ThreadFactory made =
        task -> {
          Thread one = new Thread(task, "winnow-counts");
          one.setDaemon(true);
          one.setContextClassLoader(loader);
          return one;
        };
    this.reading = Executors.newSingleThreadExecutor(made);
    this.cores = Executors.newFixedThreadPool(threads, made);
    this.reader = new BaseReader(population, contacts, cores, threads + 1);
  }

  void stop(@Observes ShutdownEvent event) {
    reading.shutdownNow();
    cores.shutdownNow();
  }

  /**
   * A copy that has what is wanted: the latest that is ready, else one that is being read. Starts
   * to read one where there is none, or where what there is is old.
   *
   * @param program tells segments, where they are wanted
   * @throws ProblemException why there will be none; another call tries again
   */
  synchronized BaseCopy get(
      BaseCopy.Kind wanted, RuleSet ruleSet, Callable<RuleProgram> program, Context context) {
    Instant now = clock.instant();
    BaseCopy ready = null;
    BaseCopy coming = null;
    for (BaseCopy copy : copies) {
      if (copy.kind().serves(wanted)) {
        if (copy.isReady()) {
          ready = copy;
        } else {
          coming = copy;
        }
      }
    }
    if (coming != null && coming.failure() != null) {
      copies.remove(coming);
      throw coming.failure();
    }
    if (coming == null && (ready == null || ready.asOf().plus(config.fresh()).isBefore(now))) {
      BaseCopy.Kind kind = wanted;
      for (BaseCopy copy : copies) {
        kind = copy.kind().attributes().equals(kind.attributes()) ? kind.and(copy.kind()) : kind;
      }
      coming = new BaseCopy(kind, counter.base(ruleSet, kind.facts()), context.at());
      copies.add(coming);
      BaseCopy begun = coming;
      reading.submit(() -> read(begun, program, context));
    }
    BaseCopy best = ready == null ? coming : ready;
    best.use(now);
    return best;
  }

  private void read(BaseCopy copy, Callable<RuleProgram> program, Context context) {
    try {
      RuleProgram rules = copy.kind().facts().contains("segments") ? program.call() : null;
      reader.read(copy, rules, context, config.most());
      LOG.infof("event=base-copied contacts=%d facts=%d", copy.total(), copy.kind().facts().size());
      tidy();
    } catch (ProblemException e) {
      copy.fail(e);
    } catch (Exception e) {
      copy.fail(
          new ProblemException(
              ProblemType.UNAVAILABLE, "The base could not be read. Try again in a moment."));
      LOG.warnf("event=base-not-copied reason=%s", e.getClass().getSimpleName());
    }
  }

  /** Drops what is superseded, or not asked for. */
  @Scheduled(every = "PT1M")
  synchronized void tidy() {
    Instant since = clock.instant().minus(config.keep());
    copies.removeIf(copy -> copy.isReady() && copy.used().isBefore(since));
    for (int i = 0; i < copies.size() && copies.size() > KEPT; i++) {
      if (copies.get(i).isReady()) {
        copies.remove(i--);
      }
    }
    List<BaseCopy> ready = copies.stream().filter(BaseCopy::isReady).toList();
    copies.removeIf(
        old ->
            ready.stream()
                .anyMatch(
                    other -> other.asOf().isAfter(old.asOf()) && other.kind().serves(old.kind())));
  }
}
