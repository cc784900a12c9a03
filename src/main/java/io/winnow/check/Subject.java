package io.winnow.check;

import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.scenario.Scenarios;
import java.time.Instant;

/**
 * A rule set under check, as far as it could be read.
 *
 * @param scenarios the scenarios that could be read
 * @param results what came of them; null where the rules cannot be evaluated
 * @param at the instant that counts as today
 */
record Subject(
    RuleSet ruleSet,
    RuleAnalyst.Analysis analysis,
    Scenarios.Reading scenarios,
    Shown results,
    Instant at) {

  /** A file's text; empty where there is no such file. */
  String text(String path) {
    return ruleSet.sources().stream()
        .filter(source -> source.path().equals(path))
        .findFirst()
        .map(RuleSource::text)
        .orElse("");
  }
}
