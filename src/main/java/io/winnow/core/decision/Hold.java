package io.winnow.core.decision;

import java.util.Objects;

/**
 * Something beyond the rules that keeps a decision from making an offer: a campaign's audience, its
 * frequency policy, a pause.
 *
 * @param offer an offer id, or {@code *} for every offer
 * @param stage at which the offer is lost
 */
public record Hold(String offer, Stage stage, String text) {

  public static final String EVERY_OFFER = "*";

  public Hold {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(text, "text");
  }

  boolean covers(String offerId) {
    return offer.equals(EVERY_OFFER) || offer.equals(offerId);
  }
}
