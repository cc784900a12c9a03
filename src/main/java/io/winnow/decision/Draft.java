package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Proposals;
import io.winnow.offer.UsageQuestion;
import io.winnow.ruleset.LiveVersion;
import java.util.UUID;

/**
 * A decision that has been evaluated and not yet been settled.
 *
 * @param input with every default filled in and the stored contact resolved
 * @param inputJson the same as it is logged; null for a dry run
 */
record Draft(
    UUID id, DecisionRequest input, byte[] inputJson, LiveVersion live, Proposals proposals) {

  /** Whether it depends on what is used of some caps. */
  boolean needsUsage() {
    return !proposals.shortlist().capped().isEmpty();
  }

  boolean dryRun() {
    return input.dryRun();
  }

  UsageQuestion question() {
    return new UsageQuestion(
        live.ruleSet(),
        input.subject(),
        proposals.shortlist().capped(),
        proposals.facts().at(),
        proposals.facts().context().zone());
  }

  Answer settle(CapUsage usage, DecisionJson json) {
    var decision = Decider.settle(proposals, usage, input.count());
    return new Answer(this, usage, decision, json.result(DecisionResult.of(this, decision)));
  }
}
