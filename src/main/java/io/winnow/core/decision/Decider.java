package io.winnow.core.decision;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import java.util.List;

/**
 * Makes decisions with one rule program: the same for a live call, a batch, a test bench and a
 * simulation. Pure and safe for any number of threads: equal facts, usage and count give equal
 * decisions.
 */
public final class Decider {

  private final RuleProgram program;
  private final Arbiter arbiter;

  /** Worth keeping as long as the program lives. */
  public Decider(RuleProgram program) {
    this.program = program;
    this.arbiter = new Arbiter(program);
  }

  /**
   * All the work that depends on nothing but the facts.
   *
   * @throws io.winnow.core.rule.FactsException a custom attribute is not of its declared type
   * @throws io.winnow.core.rule.EvaluationException a rule could not be evaluated for these facts
   */
  public Proposals propose(ContactFacts facts, Detail detail) {
    return proposals(facts, program.evaluate(facts, detail));
  }

  /** The same for many contacts, each as if it were alone; much faster for a thousand of them. */
  public Each<Proposals> propose(List<ContactFacts> contacts, Detail detail) {
    Each<Findings> findings = program.evaluate(contacts, detail);
    return Each.of(contacts.size(), i -> proposals(contacts.get(i), findings.get(i)));
  }

  private Proposals proposals(ContactFacts facts, Findings findings) {
    return new Proposals(facts, findings, arbiter.shortlist(facts, findings));
  }

  /**
   * The decision, given what is used of the caps of {@link Shortlist#capped()} and what holds
   * offers back.
   *
   * @param count how many offers to rank, at least 1
   */
  public static Decision settle(Proposals proposals, CapUsage usage, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more");
    }
    return Arbiter.settle(proposals.findings(), proposals.shortlist(), usage, count);
  }

  /** The decision about somebody to whom an experiment makes no offer, to learn what offers do. */
  public static Decision withhold(Proposals proposals) {
    return new Decision(
        proposals.findings(), new Recommendation.NoOffer(NoOfferReason.HOLDOUT), List.of());
  }

  /**
   * Whether {@link #settle} with this usage takes another way than with {@link CapUsage#NONE}: a
   * hold or a cap that is used up stops some offer.
   */
  public static boolean capsBite(Proposals proposals, CapUsage usage) {
    return usage != CapUsage.NONE
        && (stops(usage, proposals.shortlist().candidates())
            || stops(usage, proposals.shortlist().fallbacks()));
  }

  private static boolean stops(CapUsage usage, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      Offer offer = candidate.offer();
      if ((!usage.holds().isEmpty() || !offer.caps().isEmpty()) && usage.stopped(offer) != null) {
        return true;
      }
    }
    return false;
  }
}
