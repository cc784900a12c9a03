package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import java.time.Instant;

/**
 * A phase that was started.
 *
 * @param experiment as it was in that phase; its state is today's
 * @param endedAt null while it runs
 */
public record Phase(Experiment experiment, Instant startedAt, Instant endedAt) {}
