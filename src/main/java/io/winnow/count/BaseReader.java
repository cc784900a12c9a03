package io.winnow.count;

import io.winnow.contact.Contacts;
import io.winnow.contact.Population;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Reads stored contacts into a copy, some pages at a time. */
final class BaseReader {

  private static final int PAGE = 500;

  private final Population population;
  private final Contacts contacts;
  private final ExecutorService cores;
  private final int ahead;

  BaseReader(Population population, Contacts contacts, ExecutorService cores, int ahead) {
    this.population = population;
    this.contacts = contacts;
    this.cores = cores;
    this.ahead = ahead;
  }

  /**
   * @param program tells segments; null: nobody asks for them
   * @param most contacts to read
   */
  void read(BaseCopy copy, RuleProgram program, Context context, int most)
      throws InterruptedException, ExecutionException {
    Integer sample = population.size(null) > most ? Integer.valueOf(most) : null;
    String bound = sample == null ? null : population.draw(most);
    copy.expect(population.size(sample));
    Deque<Future<?>> underWay = new ArrayDeque<>();
    try {
      String last = "";
      for (List<String> ids = population.after(last, bound, PAGE);
          !ids.isEmpty();
          ids = population.after(last, bound, PAGE)) {
        last = ids.get(ids.size() - 1);
        List<String> page = ids;
        underWay.add(cores.submit(() -> page(copy, program, context, page)));
        if (underWay.size() > ahead) {
          underWay.poll().get();
        }
      }
      while (!underWay.isEmpty()) {
        underWay.poll().get();
      }
      copy.complete();
    } finally {
      underWay.forEach(page -> page.cancel(true));
    }
  }

  private void page(BaseCopy copy, RuleProgram program, Context context, List<String> ids) {
    List<ContactFacts> facts =
        contacts.facts(ids, context.at(), context.zone()).values().stream()
            .map(k -> new ContactFacts(k.contact(), k.metrics(), k.consent(), context))
            .toList();
    if (program == null) {
      copy.base().add(facts, null);
    } else {
      Each<Findings> findings = program.evaluate(facts, Detail.NONE);
      List<ContactFacts> decided = new ArrayList<>();
      List<List<String>> segments = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        // whoever has no segments for a fault of the rules gets no offer either
        if (findings.has(i)) {
          decided.add(facts.get(i));
          segments.add(
              findings.get(i).segments().stream().map(Findings.SegmentMatch::segment).toList());
        }
      }
      copy.base().add(decided, segments);
    }
    copy.read(ids.size());
  }
}
