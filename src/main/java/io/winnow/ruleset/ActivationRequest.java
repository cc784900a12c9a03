package io.winnow.ruleset;

import java.time.Instant;

/**
 * @param effectiveAt when the version goes live; null: at once
 */
public record ActivationRequest(Instant effectiveAt) {}
