package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import java.time.Instant;

/**
 * A phase that was started.
 *
 * @param experiment as it was in that phase; its state is today's
 * @param endedAt null while it runs
 * @param holdoutAhead those held out were counted before the coverage reached them, so that they
 *     are other people than the contacts of the variants; so it was in phases of old
 */
public record Phase(
    Experiment experiment, Instant startedAt, Instant endedAt, boolean holdoutAhead) {}
