package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * One use of an offer that has caps.
 *
 * @param contactId null for a contact without an id, who can only count towards all contacts
 * @param countsAll whether the offer has a cap over all contacts
 */
public record OfferUse(
    String ruleSet,
    String offer,
    Cap.Event event,
    String contactId,
    Instant at,
    boolean countsAll,
    UUID decisionId) {

  public OfferUse {
    Objects.requireNonNull(ruleSet, "ruleSet");
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(decisionId, "decisionId");
  }

  static String code(Cap.Event event) {
    return event.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The use that a decision for the offer is, or null when no cap of the offer counts decisions.
   */
  public static OfferUse ofDecision(
      String ruleSet, Offer offer, String contactId, Instant at, UUID decisionId) {
    boolean perContact = false;
    boolean total = false;
    for (Cap cap : offer.caps()) {
      if (cap.event() == Cap.Event.DECISION) {
        perContact |= cap.per() == Cap.Per.CONTACT && contactId != null;
        total |= cap.per() == Cap.Per.TOTAL;
      }
    }
    return perContact || total
        ? new OfferUse(ruleSet, offer.id(), Cap.Event.DECISION, contactId, at, total, decisionId)
        : null;
  }
}
