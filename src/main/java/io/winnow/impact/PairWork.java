package io.winnow.impact;

import io.winnow.contact.Contacts;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.rule.RuleAnalyst.Affected;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Decides about stored contacts twice, as a dry run would: same facts, same instant, same usage of
 * caps, one offer. Safe for any number of threads.
 */
final class PairWork {

  private final Contacts contacts;
  private final CapUses uses;
  private final Side before;
  private final Side after;
  private final Context context;
  private final Affected affected;

  PairWork(
      Contacts contacts,
      CapUses uses,
      Side before,
      Side after,
      Context context,
      Affected affected) {
    this.contacts = contacts;
    this.uses = uses;
    this.before = before;
    this.after = after;
    this.context = context;
    this.affected = affected;
  }

  /** In the order of the ids; contacts that were erased meanwhile are left out. */
  List<Pair> run(List<String> ids) {
    List<ContactFacts> all =
        contacts.facts(ids, context.at(), context.zone()).values().stream()
            .map(k -> new ContactFacts(k.contact(), k.metrics(), k.consent(), context))
            .toList();
    List<Side.Half> old = propose(before, all);
    List<Side.Half> renewed = propose(after, all);
    List<List<CapUsage>> usage = uses.read(List.of(old, renewed));
    List<Pair> pairs = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      pairs.add(
          new Pair(
              all.get(i).contact().id(),
              settle(old.get(i), usage.get(0).get(i)),
              settle(renewed.get(i), usage.get(1).get(i)),
              affected.of(all.get(i))));
    }
    return pairs;
  }

  private static List<Side.Half> propose(Side side, List<ContactFacts> all) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    return side.propose(all);
  }

  private static Verdict settle(Side.Half half, CapUsage usage) {
    return half.proposals() == null
        ? Verdict.undecided(half.failure())
        : Verdict.of(Decider.settle(half.proposals(), usage, 1));
  }
}
