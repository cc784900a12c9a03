package io.winnow.contact.intake;

import io.winnow.platform.stream.LineError;
import java.util.List;

/**
 * What became of the events: received = created + duplicates + failed.
 *
 * @param duplicates events whose id was known already; they change nothing
 * @param errors of the first thousand that failed
 */
public record EventSummary(
    long received, long created, long duplicates, long failed, List<LineError> errors) {}
