package io.winnow.impact;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works jobs off, one at a time on each replica, on half of its cores: decisions need the others.
 * Whichever replica takes a job does it.
 */
@ApplicationScoped
class ImpactJobs {

  private static final Logger LOG = Logger.getLogger(ImpactJobs.class);
  private static final int AFTER_THE_RULE_SETS = 3_000;
  private static final int LOOK_EVERY_SECONDS = 2;
  private static final int BEAT_EVERY_SECONDS = 5;
  private static final int STOP_WITHIN_MILLIS = 5_000;

  private final ImpactQueue queue;
  private final Rules rules;
  private final Population population;
  private final Contacts contacts;
  private final CapUses uses;
  private final RuleAnalyst analyst;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private final ExecutorService cores;
  private final ScheduledExecutorService beats;
  private final Thread thread;
  private final Semaphore waiting = new Semaphore(0);
  private volatile boolean stopped;

  ImpactJobs(
      ImpactQueue queue,
      Rules rules,
      Population population,
      Contacts contacts,
      CapUses uses,
      RuleAnalyst analyst) {
    this.queue = queue;
    this.rules = rules;
    this.population = population;
    this.contacts = contacts;
    this.uses = uses;
    this.analyst = analyst;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ThreadFactory made =
        task -> {
          Thread one = new Thread(task, "winnow-impact");
          one.setDaemon(true);
          one.setContextClassLoader(loader);
          return one;
        };
    this.cores = Executors.newFixedThreadPool(threads, made);
    this.beats = Executors.newSingleThreadScheduledExecutor(made);
    this.thread = made.newThread(this::loop);
  }

  void start(@Observes @Priority(AFTER_THE_RULE_SETS) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(STOP_WITHIN_MILLIS);
    cores.shutdownNow();
    beats.shutdownNow();
  }

  /** A job has been added: no need to wait until it is found. */
  void wake() {
    waiting.release();
  }

  private void loop() {
    boolean told = false;
    while (!stopped) {
      try {
        queue.tidy();
        for (Job job = queue.take(); job != null && !stopped; job = queue.take()) {
          run(job);
        }
        told = false;
      } catch (RuntimeException | Error e) {
        // whatever befell one job, the next ones must not wait for ever
        if (!told && !stopped) {
          LOG.warnf("event=impacts-interrupted reason=%s", e.getClass().getSimpleName());
          told = true;
        }
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (waiting.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
        waiting.drainPermits();
      }
    } catch (InterruptedException e) {
      // stopped tells whether to go on
    }
  }

  /** Does a job that is marked as running, or marks why it cannot be done. */
  void run(Job job) {
    LOG.infof("event=impact-started id=%s ruleSet=%s", job.id(), job.ruleSet());
    Future<?> beat =
        beats.scheduleAtFixedRate(
            () -> queue.beat(job.id()), BEAT_EVERY_SECONDS, BEAT_EVERY_SECONDS, TimeUnit.SECONDS);
    try {
      queue.finish(job.id(), result(job));
      LOG.infof("event=impact-ended id=%s", job.id());
    } catch (CancellationException e) {
      LOG.infof("event=impact-cancelled id=%s", job.id());
    } catch (InterruptedException e) {
      queue.interrupt(job.id());
    } catch (ProblemException e) {
      Problem problem = e.problem();
      fail(job, new Impact.Failure(problem.code(), problem.detail(), problem.errors()));
    } catch (RuntimeException | Error e) {
      if (stopped) {
        queue.interrupt(job.id());
      } else {
        LOG.errorf(e, "event=impact-broken id=%s", job.id());
        fail(
            job,
            new Impact.Failure(
                "internal", "A fault of ours; the service's log has it.", List.of()));
      }
    } finally {
      beat.cancel(false);
    }
  }

  private void fail(Job job, Impact.Failure failure) {
    LOG.infof("event=impact-failed id=%s code=%s", job.id(), failure.code());
    queue.fail(job.id(), failure);
  }

  private ImpactResult result(Job job) throws InterruptedException {
    Side before = rules.version(job.ruleSet(), job.against());
    Side after =
        job.bundle() == null
            ? rules.version(job.ruleSet(), job.version())
            : rules.files(job.ruleSet(), job.bundle());
    Weights weights =
        new Weights(
            after.rules().definition(),
            analyst.analyse(after.rules(), List.of(), job.context().at()));
    Tally tally = new Tally(before, after, weights);
    PairWork work = new PairWork(contacts, uses, before, after, job.context(), weights.affected());
    new ImpactRun(job, population, work, tally, queue, cores, threads + 1).run();
    return tally.result();
  }
}
