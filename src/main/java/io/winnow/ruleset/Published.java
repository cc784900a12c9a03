package io.winnow.ruleset;

import java.time.Instant;

/**
 * A version that was put in service, or will be.
 *
 * @param live false: it goes live at {@code effectiveAt}
 * @param activation names the activation that is yet to come; null when live
 */
public record Published(
    String ruleSet,
    int version,
    String hash,
    boolean live,
    Instant effectiveAt,
    String activation) {}
