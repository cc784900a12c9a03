package io.winnow.ruleset;

import io.winnow.core.rule.RuleProgram;

/**
 * A version whose program is ready.
 *
 * @param hash {@code sha256:…} over the canonical files
 */
public record LiveVersion(String ruleSet, int version, String hash, RuleProgram program) {}
