package io.winnow.ruleset;

/**
 * Told within this replica whenever it looks at what the database says is live: every second, and
 * at once when another replica has changed something. Whoever observes it must not take long.
 */
public record LookAtDatabase() {}
