package io.winnow.core.decision;

import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
    text = place("channel", facts.context().channel(), offer.channels());
    if (text != null) {
      return new Rejection(offer.id(), Stage.CHANNEL, text);
    }
    text = place("placement", facts.context().placement(), offer.placements());
    if (text != null) {
      return new Rejection(offer.id(), Stage.PLACEMENT, text);
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

  private static String place(String kind, String wanted, List<String> allowed) {
    if (wanted == null || allowed.isEmpty() || allowed.contains(wanted)) {
      return null;
    }
    return "The call is for %s %s; the offer goes to %s."
        .formatted(kind, wanted, String.join(", ", allowed));
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
      return "The call is for purpose %s; the offer is for purpose %s.".formatted(called, own);
    }
    for (String purpose : Stream.of(called, own).filter(Objects::nonNull).distinct().toList()) {
      ConsentState state = facts.consent().purpose(purpose);
      if (state == ConsentState.DENIED) {
        return "Consent for purpose %s was denied.".formatted(purpose);
      }
      if (state == ConsentState.UNKNOWN && !WITHOUT_CONSENT.contains(purpose)) {
        return "Purpose %s needs consent; whether it was given is unknown.".formatted(purpose);
      }
    }
    String channel = facts.context().channel();
    if (channel != null && facts.consent().channel(channel) == ConsentState.DENIED) {
      return "Consent for channel %s was denied.".formatted(channel);
    }
    return null;
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
