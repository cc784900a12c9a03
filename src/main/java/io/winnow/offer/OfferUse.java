package io.winnow.offer;

import io.winnow.core.decision.Cap;
import io.winnow.core.decision.Offer;
import java.time.Instant;
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

  /** Whether a decision for the offer counts towards a cap over all contacts. */
  public static boolean countsAll(Offer offer) {
    return counts(offer, Cap.Per.TOTAL);
  }

  private static boolean counts(Offer offer, Cap.Per per) {
    for (Cap cap : offer.caps()) {
      if (cap.event() == Cap.Event.DECISION && cap.per() == per) {
        return true;
      }
    }
    return false;
  }

  static String code(Cap.Event event) {
    return switch (event) {
      case DECISION -> "decision";
      case SHOWN -> "shown";
      case CLICKED -> "clicked";
      case CONVERTED -> "converted";
    };
  }

  static Cap.Event event(String code) {
    return switch (code) {
      case "decision" -> Cap.Event.DECISION;
      case "shown" -> Cap.Event.SHOWN;
      case "clicked" -> Cap.Event.CLICKED;
      case "converted" -> Cap.Event.CONVERTED;
      default -> throw new IllegalStateException("unknown event " + code);
    };
  }

  /**
   * The use that a decision for the offer is, or null when no cap of the offer counts decisions.
   */
  public static OfferUse ofDecision(
      String ruleSet, Offer offer, String contactId, Instant at, UUID decisionId) {
    boolean perContact = contactId != null && counts(offer, Cap.Per.CONTACT);
    boolean total = countsAll(offer);
    return perContact || total
        ? new OfferUse(ruleSet, offer.id(), Cap.Event.DECISION, contactId, at, total, decisionId)
        : null;
  }
}
