package io.winnow.ruleset;

import io.winnow.core.decision.Decider;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.RuleProgram;

/** What came of compiling some files, ready for use. */
public record Outcome(CompileResult result, Decider decider) {

  static Outcome of(CompileResult result) {
    return new Outcome(
        result,
        result instanceof CompileResult.Compiled compiled ? new Decider(compiled.program()) : null);
  }

  boolean isCompiled() {
    return decider != null;
  }

  RuleProgram program() {
    return ((CompileResult.Compiled) result).program();
  }

  LiveVersion version(String ruleSet, int version, String hash) {
    return new LiveVersion(ruleSet, version, hash, program(), decider);
  }
}
