package io.winnow.ruleset;

import io.winnow.core.decision.Decider;
import io.winnow.core.rule.RuleProgram;

/**
 * A version whose program is ready. Whoever answers with it holds it to the end, so that no answer
 * mixes two versions.
 *
 * @param hash {@code sha256:…} over the canonical files
 */
public record LiveVersion(
    String ruleSet, int version, String hash, RuleProgram program, Decider decider) {

  public LiveVersion(String ruleSet, int version, String hash, RuleProgram program) {
    this(ruleSet, version, hash, program, new Decider(program));
  }
}
