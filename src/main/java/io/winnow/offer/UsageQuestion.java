package io.winnow.offer;

import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * How much of the caps of some offers is used, for one contact at one instant?
 *
 * @param contactId null for a contact without an id, who has used nothing
 * @param zone in which calendar windows are counted
 */
public record UsageQuestion(
    String ruleSet, String contactId, List<Offer> offers, Instant at, ZoneId zone) {

  public UsageQuestion {
    Objects.requireNonNull(ruleSet, "ruleSet");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(zone, "zone");
    offers = List.copyOf(offers);
  }
}
