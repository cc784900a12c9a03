package io.winnow.outcome;

import io.winnow.platform.stream.LineError;
import java.util.List;

/**
 * What became of the outcomes: received = created + duplicates + failed.
 *
 * @param duplicates outcomes that were known already; they change nothing
 * @param errors of the first thousand that failed
 */
public record OutcomeSummary(
    long received, long created, long duplicates, long failed, List<LineError> errors) {}
