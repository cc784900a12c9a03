package io.winnow.ruleset;

import java.time.Instant;

/**
 * A version that goes live at some time.
 *
 * @param state scheduled, done, cancelled or failed
 */
public record Activation(
    String id,
    String ruleSet,
    int version,
    Instant effectiveAt,
    String state,
    String requestedBy,
    Instant requestedAt) {}
