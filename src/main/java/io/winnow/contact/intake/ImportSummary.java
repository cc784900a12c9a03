package io.winnow.contact.intake;

import io.winnow.platform.stream.LineError;
import java.util.List;

/**
 * What became of the lines of an import: received = created + updated + failed.
 *
 * @param errors of the first thousand lines that failed
 */
public record ImportSummary(
    long received, long created, long updated, long failed, List<LineError> errors) {}
