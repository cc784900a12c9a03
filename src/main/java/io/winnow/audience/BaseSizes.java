package io.winnow.audience;

import java.time.Instant;
import java.util.Map;

/**
 * The stored base as the live rules saw it at an instant.
 *
 * @param undecided contacts that the rules could not be evaluated for
 * @param segments segment id → contacts in it
 * @param offers offer id → contacts that it is the first choice for, before caps
 */
record BaseSizes(
    String ruleSet,
    int version,
    String hash,
    Instant asOf,
    long contacts,
    long undecided,
    Map<String, Long> segments,
    Map<String, Long> offers) {}
