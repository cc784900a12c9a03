package io.winnow.campaign;

import java.time.Instant;

/**
 * An offer that was made to a contact by some campaign.
 *
 * @param answered whether the contact opened, clicked, accepted or converted
 * @param rejected when the contact turned it down; null: it did not
 */
record Touch(String offer, Instant at, boolean answered, Instant rejected) {}
