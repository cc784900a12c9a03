package io.winnow.impact;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Proposals;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.offer.UsageQuestion;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One of the two rule sets that are compared. */
record Side(RuleProgram program, Decider decider) {

  /**
   * A contact's decision before caps are looked at.
   *
   * @param proposals null where the rules could not be evaluated
   * @param question what of the caps needs to be known; null: nothing
   */
  record Half(Proposals proposals, UsageQuestion question, List<Issue> failure) {}

  RuleSet rules() {
    return program.ruleSet();
  }

  List<Half> propose(List<ContactFacts> contacts) {
    Each<Proposals> each = decider.propose(contacts, Detail.REASONS);
    return IntStream.range(0, contacts.size())
        .mapToObj(i -> half(contacts.get(i), () -> each.get(i)))
        .toList();
  }

  private Half half(ContactFacts facts, Supplier<Proposals> made) {
    try {
      Proposals proposals = made.get();
      List<Offer> capped = proposals.shortlist().capped();
      return new Half(
          proposals,
          capped.isEmpty()
              ? null
              : new UsageQuestion(
                  rules().definition().key(),
                  facts.contact().id(),
                  capped,
                  facts.at(),
                  facts.context().zone()),
          List.of());
    } catch (EvaluationException e) {
      return new Half(null, null, e.issues());
    } catch (FactsException e) {
      return new Half(
          null,
          null,
          List.of(Issue.error("invalid-fact", e.pointer(), Location.file("ruleset.yaml"))));
    }
  }
}
