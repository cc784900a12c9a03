package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Proposals;
import io.winnow.ruleset.LiveVersion;
import java.util.UUID;

/**
 * Whoever looks at decisions without having a part in them. Called by the threads that write the
 * log, once the caller has its answer; must neither wait nor throw.
 */
public interface Onlooker {

  /**
   * A decision that was answered and logged.
   *
   * @param version who decided
   * @param assigned whether an experiment had a hand in it
   * @param usage what stopped offers when it was settled
   * @param count how many offers were asked for
   */
  record Seen(
      UUID id,
      LiveVersion version,
      boolean assigned,
      Proposals proposals,
      CapUsage usage,
      Decision decision,
      int count) {}

  /** Whether it wants to see decisions of a rule set; asked for each, so it must be cheap. */
  boolean looksAt(String ruleSet);

  void saw(Seen decision);
}
