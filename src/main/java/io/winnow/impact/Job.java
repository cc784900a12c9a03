package io.winnow.impact;

import io.winnow.core.contact.Context;
import io.winnow.ruleset.Bundle;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * What whoever runs a job needs to know of it.
 *
 * @param bundle the draft's files; null: those of {@code version}
 */
record Job(
    UUID id,
    String ruleSet,
    Bundle bundle,
    Integer version,
    int against,
    Integer sample,
    Context context) {

  static Job of(ImpactEntity row) {
    return new Job(
        row.id,
        row.ruleSet,
        row.bundle == null ? null : Bundle.ofZip(row.bundle),
        row.version,
        row.against,
        row.sample,
        new Context(
            row.channel, row.placement, row.purpose, row.at, ZoneId.of(row.zone), Map.of()));
  }
}
