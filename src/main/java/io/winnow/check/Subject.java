package io.winnow.check;

import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleSet;
import io.winnow.scenario.Scenarios;
import java.time.Instant;

/**
 * A rule set under check, as far as it could be read.
 *
 * @param scenarios the scenarios that could be read
 * @param results what came of them; null where the rules cannot be evaluated
 * @param at the instant that counts as today
 * @param texts the files as text
 */
record Subject(
    RuleSet ruleSet,
    RuleAnalyst.Analysis analysis,
    Scenarios.Reading scenarios,
    Shown results,
    Instant at,
    FileTexts texts) {}
