package io.winnow.core.rule;

/** Turns the text of a rule set into an immutable program. Port: the engine implements it. */
public interface RuleCompiler {

  /**
   * Compiles everything that the rule set's definition refers to. Takes seconds; never call it on a
   * request's path.
   *
   * @return the program, or all that is wrong, sorted; never throws for what an author wrote
   */
  CompileResult compile(RuleSet ruleSet);
}
