package io.winnow.engine;

import io.winnow.core.rule.RuleCompiler;
import io.winnow.engine.budget.Limits;

/** The compiler that the service has, with limits of one's own. */
public final class BenchCompiler {

  private BenchCompiler() {}

  public static RuleCompiler with(Limits limits) {
    return new KieRuleCompiler(limits);
  }
}
