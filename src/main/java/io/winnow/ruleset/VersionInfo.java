package io.winnow.ruleset;

import java.time.Instant;

/**
 * A published version.
 *
 * @param hash {@code sha256:…} over the canonical files
 * @param live whether it answers when a caller names no version
 * @param publishedBy null for what came with the application
 * @param approvedBy null where nobody had to approve
 */
public record VersionInfo(
    String ruleSet,
    int version,
    String hash,
    boolean live,
    Instant publishedAt,
    String publishedBy,
    String approvedBy,
    String comment) {}
