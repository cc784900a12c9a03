package io.winnow.core.decision;

import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The stages of arbitration that depend on nothing but the offer and the facts. */
final class Gates {

  /** Purposes that a contract or the law gives; they need no consent unless it was denied. */
  private static final Set<String> WITHOUT_CONSENT = Set.of("service", "transactional");

  private final ContactFacts facts;
  private final List<Findings.Exclusion> exclusions;

  Gates(ContactFacts facts, List<Findings.Exclusion> exclusions) {
    this.facts = facts;
    this.exclusions = exclusions;
  }

  /** The first stage that the offer does not pass, or null when it passes all. */
  Rejection lossOf(Offer offer) {
    String text = dates(offer);
    if (text != null) {
      return new Rejection(offer.id(), Stage.DATES, text);
    }
    String channel = facts.context().channel();
    if (isElsewhere(channel, offer.channels())) {
      return new Rejection(
          offer.id(), Stage.CHANNEL, () -> place("channel", channel, offer.channels()));
    }
    String placement = facts.context().placement();
    if (isElsewhere(placement, offer.placements())) {
      return new Rejection(
          offer.id(), Stage.PLACEMENT, () -> place("placement", placement, offer.placements()));
    }
    text = consent(offer);
    if (text != null) {
      return new Rejection(offer.id(), Stage.CONSENT, text);
    }
    text = exclusion(offer);
    return text == null ? null : new Rejection(offer.id(), Stage.EXCLUSION, text);
  }

  private String dates(Offer offer) {
    Instant at = facts.at();
    if (offer.validFrom() != null && at.isBefore(offer.validFrom())) {
      return "Valid from " + offer.validFrom() + "; the decision is about " + at + ".";
    }
    if (offer.validTo() != null && !at.isBefore(offer.validTo())) {
      return "Valid until " + offer.validTo() + "; the decision is about " + at + ".";
    }
    return null;
  }

  private static boolean isElsewhere(String wanted, List<String> allowed) {
    return wanted != null && !allowed.isEmpty() && !allowed.contains(wanted);
  }

  private static String place(String kind, String wanted, List<String> allowed) {
    return "The call is for "
        + kind
        + " "
        + wanted
        + "; the offer goes to "
        + String.join(", ", allowed)
        + ".";
  }

  /**
   * A part of the service has its place in any message, so that a fallback of purpose service is
   * there for a marketing call; but the message itself must be allowed, too. Advertising has no
   * place in a message of the service, whatever was consented to.
   */
  private String consent(Offer offer) {
    String called = facts.context().purpose();
    String own = offer.purpose() == null ? called : offer.purpose();
    if (called != null && !called.equals(own) && !WITHOUT_CONSENT.contains(own)) {
      return "The call is for purpose " + called + "; the offer is for purpose " + own + ".";
    }
    String lost = consent(called);
    if (lost == null && !Objects.equals(called, own)) {
      lost = consent(own);
    }
    String channel = facts.context().channel();
    if (lost == null
        && channel != null
        && facts.consent().channel(channel) == ConsentState.DENIED) {
      return "Consent for channel " + channel + " was denied.";
    }
    return lost;
  }

  private String consent(String purpose) {
    if (purpose == null) {
      return null;
    }
    ConsentState state = facts.consent().purpose(purpose);
    if (state == ConsentState.DENIED) {
      return "Consent for purpose " + purpose + " was denied.";
    }
    return state == ConsentState.UNKNOWN && !WITHOUT_CONSENT.contains(purpose)
        ? "Purpose " + purpose + " needs consent; whether it was given is unknown."
        : null;
  }

  private String exclusion(Offer offer) {
    for (Findings.Exclusion exclusion : exclusions) {
      if (exclusion.covers(offer.id())) {
        String reason = exclusion.reason();
        return reason == null || reason.isBlank() ? "A rule excludes the offer." : reason;
      }
    }
    return null;
  }
}
