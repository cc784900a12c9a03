package io.winnow.ruleset;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Compiles in the turn of {@link Compilations}, while the caller waits. Files that are ready, or
 * being compiled for somebody else, such as who publishes what is checked, are not compiled again.
 */
@OneAtATime
@ApplicationScoped
class SharedCompiler implements RuleCompiler {

  private final Programs programs;
  private final Compilations compilations;

  SharedCompiler(Programs programs, Compilations compilations) {
    this.programs = programs;
    this.compilations = compilations;
  }

  @Override
  public CompileResult compile(RuleSet ruleSet) {
    Bundle files = new Bundle(ruleSet.sources());
    if (RuleSetReader.read(files.files()).ruleSet() == null) {
      // others would be told what cannot be read; who asks here wants to know about the rest
      return compilations.inTurn(() -> compilations.now(ruleSet));
    }
    Outcome known = programs.find(files.hash());
    return known == null ? Compilations.await(compilations.compile(files)) : known.result();
  }
}
