package io.winnow.ruleset;

import java.time.Instant;

/**
 * A rule set and where it stands.
 *
 * @param live the version that answers; null while the first one is yet to take effect
 * @param hash of the live version
 * @param latest the highest version number
 * @param publishedAt when the live version was published
 */
public record RuleSetInfo(
    String key, String name, Integer live, String hash, int latest, Instant publishedAt) {}
