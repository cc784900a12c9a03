package io.winnow.ruleset;

import java.time.Instant;

/**
 * Who brings a version out.
 *
 * @param approver null where nobody had to approve
 * @param effectiveAt when it goes live; null: at once
 */
public record Release(String publisher, String approver, String comment, Instant effectiveAt) {}
