package io.winnow.audience;

import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Proposals;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.ruleset.LiveVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Counts the stored base by the segments and the offer that a version gives each contact: some
 * pages of ids are under way at a time, so memory does not grow with the base.
 */
final class SizeRun {

  private static final int PAGE = 500;

  private final LiveVersion rules;
  private final Context context;
  private final Population population;
  private final Contacts contacts;
  private final SizeProgress progress;
  private final Map<String, Long> segments = new HashMap<>();
  private final Map<String, Long> offers = new HashMap<>();
  private long decided;
  private long undecided;

  SizeRun(
      LiveVersion rules,
      Context context,
      Population population,
      Contacts contacts,
      SizeProgress progress) {
    this.rules = rules;
    this.context = context;
    this.population = population;
    this.contacts = contacts;
    this.progress = progress;
    rules.program().ruleSet().definition().segments().forEach(s -> segments.put(s.id(), 0L));
    rules.program().ruleSet().offers().forEach(o -> offers.put(o.id(), 0L));
  }

  BaseSizes run(ExecutorService cores, int ahead) throws InterruptedException, ExecutionException {
    progress.expect(population.size(null));
    Deque<Future<?>> underWay = new ArrayDeque<>();
    try {
      List<String> ids = population.after("", null, PAGE);
      while (!ids.isEmpty()) {
        List<String> page = ids;
        underWay.add(cores.submit(() -> page(page)));
        if (underWay.size() > ahead) {
          underWay.poll().get();
        }
        ids = population.after(page.get(page.size() - 1), null, PAGE);
      }
      while (!underWay.isEmpty()) {
        underWay.poll().get();
      }
    } finally {
      underWay.forEach(page -> page.cancel(true));
    }
    return new BaseSizes(
        rules.ruleSet(),
        rules.version(),
        rules.hash(),
        context.at(),
        decided + undecided,
        undecided,
        Map.copyOf(segments),
        Map.copyOf(offers));
  }

  private void page(List<String> ids) {
    List<ContactFacts> facts =
        contacts.facts(ids, context.at(), context.zone()).values().stream()
            .map(k -> new ContactFacts(k.contact(), k.metrics(), k.consent(), context))
            .toList();
    add(rules.decider().propose(facts, Detail.NONE));
    progress.did(ids.size());
  }

  private synchronized void add(Each<Proposals> each) {
    for (int i = 0; i < each.size(); i++) {
      if (!each.has(i)) {
        undecided++;
        continue;
      }
      decided++;
      Proposals proposals = each.get(i);
      proposals.findings().segments().forEach(s -> segments.merge(s.segment(), 1L, Long::sum));
      if (Decider.settle(proposals, CapUsage.NONE, 1).recommendation() instanceof Offered offered) {
        offers.merge(offered.ranked().get(0).offer().id(), 1L, Long::sum);
      }
    }
  }
}
