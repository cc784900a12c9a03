package io.winnow.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A ramp.
 *
 * @param step the one that it is at, counted from 1
 * @param state running, done, rolled-back or cancelled
 * @param reason why it was rolled back or cancelled, or what keeps it from its next step; or null
 * @param nextAt when the next step, or the end, is due; null: it has ended
 */
public record RampInfo(
    String experiment,
    int phase,
    List<Double> steps,
    Duration every,
    int step,
    String state,
    String reason,
    Instant nextAt,
    String startedBy,
    Instant startedAt,
    Instant endedAt) {}
