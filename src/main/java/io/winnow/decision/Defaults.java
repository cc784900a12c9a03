package io.winnow.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What counts where a request says nothing.
 *
 * @param version null: the live one
 * @param at null: now
 */
record Defaults(
    String ruleSet,
    Integer version,
    int count,
    Explain explain,
    boolean dryRun,
    Instant at,
    ZoneId zone,
    String channel,
    String placement,
    String purpose) {

  static final String RULE_SET = "crm";

  static Defaults at(Instant now) {
    return new Defaults(
        RULE_SET, null, 1, Explain.NONE, false, now, ZoneOffset.UTC, null, null, null);
  }

  ContextBody context(ContextBody sent) {
    return new ContextBody(
        sent.channel() == null ? channel : sent.channel(),
        sent.placement() == null ? placement : sent.placement(),
        sent.purpose() == null ? purpose : sent.purpose(),
        sent.at() == null ? at : sent.at(),
        sent.zone() == null ? zone : sent.zone(),
        sent.extra());
  }
}
