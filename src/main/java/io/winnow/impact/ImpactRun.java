package io.winnow.impact;

import io.winnow.contact.Population;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes a job through its contacts: some pages of ids are under way at a time, and added up in
 * order. Memory does not grow with the number of contacts.
 */
final class ImpactRun {

  private static final int PAGE = 500;
  private static final int LOOK_EVERY_SECONDS = 1;

  private record Page(int size, Future<List<Pair>> pairs) {}

  private final Job job;
  private final Population population;
  private final PairWork work;
  private final Tally tally;
  private final ImpactQueue queue;
  private final ExecutorService cores;
  private final int ahead;
  private final Deque<Page> underWay = new ArrayDeque<>();
  private String last = "";
  private boolean more = true;

  ImpactRun(
      Job job,
      Population population,
      PairWork work,
      Tally tally,
      ImpactQueue queue,
      ExecutorService cores,
      int ahead) {
    this.job = job;
    this.population = population;
    this.work = work;
    this.tally = tally;
    this.queue = queue;
    this.cores = cores;
    this.ahead = ahead;
  }

  /**
   * @throws CancellationException the job is not to be worked on any more
   */
  void run() throws InterruptedException {
    String bound = job.sample() == null ? null : population.draw(job.sample());
    long total = population.size(job.sample());
    long done = 0;
    keep(0, total, List.of());
    try {
      for (Page page = next(bound); page != null; page = next(bound)) {
        List<MovedContact> moved = new ArrayList<>();
        for (Pair pair : get(page.pairs())) {
          moved.addAll(tally.add(pair));
        }
        done += page.size();
        keep(done, Math.max(done, total), moved);
      }
      keep(done, done, List.of());
    } finally {
      underWay.forEach(page -> page.pairs().cancel(true));
    }
  }

  private void keep(long done, long total, List<MovedContact> moved) {
    if (!queue.progress(job.id(), done, total, moved)) {
      throw new CancellationException();
    }
  }

  private Page next(String bound) {
    while (more && underWay.size() < ahead) {
      List<String> ids = population.after(last, bound, PAGE);
      more = ids.size() == PAGE;
      if (!ids.isEmpty()) {
        last = ids.get(ids.size() - 1);
        underWay.add(new Page(ids.size(), cores.submit(() -> work.run(ids))));
      }
    }
    return underWay.poll();
  }

  /** Looks while it waits whether the job is called off: rules may be slow. */
  private List<Pair> get(Future<List<Pair>> pairs) throws InterruptedException {
    while (true) {
      try {
        return pairs.get(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (!queue.beat(job.id())) {
          throw new CancellationException();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
