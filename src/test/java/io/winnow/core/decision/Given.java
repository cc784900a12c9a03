package io.winnow.core.decision;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Findings.Exclusion;
import io.winnow.core.rule.Findings.OfferProposal;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The world of one decision, with everything allowed until a test says otherwise. */
final class Given {

  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private final List<Offer> offers = new ArrayList<>();
  private final List<OfferProposal> proposals = new ArrayList<>();
  private final List<Exclusion> exclusions = new ArrayList<>();
  private String channel = "email";
  private String placement = "newsletter";
  private String purpose = "marketing";
  private Consent consent = new Consent(Map.of("marketing", ConsentState.GRANTED), Map.of());

  /** An offer of value 1 that may go anywhere. */
  static Offer offer(String id) {
    return offer(id, 1, false);
  }

  static Offer offer(String id, int value, boolean fallback, Cap... caps) {
    return new Offer(
        id,
        "Offer " + id,
        null,
        List.of(),
        List.of(),
        "marketing",
        null,
        null,
        new Money(BigDecimal.valueOf(value), "EUR"),
        null,
        Arrays.asList(caps),
        Map.of(),
        fallback);
  }

  Given catalogue(Offer... more) {
    offers.addAll(Arrays.asList(more));
    return this;
  }

  Given proposed(String offer, String score, Reason... because) {
    BigDecimal number = score == null ? null : new BigDecimal(score);
    proposals.add(new OfferProposal(offer, number, Arrays.asList(because)));
    return this;
  }

  Given excluded(String offer, String reason) {
    exclusions.add(new Exclusion(offer, reason, List.of()));
    return this;
  }

  Given calledFor(String channel, String placement, String purpose) {
    this.channel = channel;
    this.placement = placement;
    this.purpose = purpose;
    return this;
  }

  Given consent(Map<String, ConsentState> purposes, Map<String, ConsentState> channels) {
    this.consent = new Consent(purposes, channels);
    return this;
  }

  List<Offer> offers() {
    return offers;
  }

  Findings findings() {
    return new Findings(List.of(), proposals, exclusions, List.of(), List.of());
  }

  ContactFacts facts() {
    return new ContactFacts(
        new Contact(
            "C-1", null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null),
        ContactMetrics.UNKNOWN,
        consent,
        new Context(channel, placement, purpose, AT, ZoneOffset.UTC, Map.of()));
  }
}
