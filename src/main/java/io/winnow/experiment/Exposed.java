package io.winnow.experiment;

import io.winnow.core.experiment.Assignment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A contact that a decision under an experiment has reached.
 *
 * @param segments as the live version told them then: of whichever variant, the same for the same
 *     contact
 * @param spentBefore what the contact spent in the year before, 0 where it is not known
 */
public record Exposed(
    Assignment assignment,
    String contactId,
    UUID decisionId,
    Instant at,
    List<String> segments,
    BigDecimal spentBefore) {}
