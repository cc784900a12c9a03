package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Proposals;
import io.winnow.offer.UsageQuestion;
import io.winnow.ruleset.LiveVersion;
import java.util.List;
import java.util.UUID;

/**
 * A decision that has been evaluated and not yet been settled.
 *
 * @param input with every default filled in and the stored contact resolved
 * @param inputJson the same as it is logged; null for a dry run
 * @param question what of the caps needs to be known; null: nothing
 */
record Draft(
    UUID id,
    DecisionRequest input,
    byte[] inputJson,
    LiveVersion live,
    Proposals proposals,
    UsageQuestion question) {

  static Draft of(
      UUID id, DecisionRequest input, byte[] inputJson, LiveVersion live, Proposals proposals) {
    List<Offer> capped = proposals.shortlist().capped();
    UsageQuestion question =
        capped.isEmpty()
            ? null
            : new UsageQuestion(
                live.ruleSet(),
                input.subject(),
                capped,
                proposals.facts().at(),
                proposals.facts().context().zone());
    return new Draft(id, input, inputJson, live, proposals, question);
  }

  boolean needsUsage() {
    return question != null;
  }

  boolean dryRun() {
    return input.dryRun();
  }

  Answer settle(CapUsage usage, DecisionJson json) {
    var decision = Decider.settle(proposals, usage, input.count());
    return new Answer(this, usage, decision, json.result(DecisionResult.of(this, decision)));
  }

  /**
   * The same as {@link #settle} with less work.
   *
   * @param unused what the draft is settled to where nothing is used of any cap
   */
  Answer settle(CapUsage usage, Answer unused, DecisionJson json) {
    return Decider.capsBite(proposals, usage)
        ? settle(usage, json)
        : new Answer(this, usage, unused.decision(), unused.json());
  }
}
