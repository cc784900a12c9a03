package io.winnow.contact;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import java.time.Instant;

/**
 * A contact as it stands in the database, or as it shall.
 *
 * @param consent null, on the way in: leave what is stored
 * @param consentAt when consent was given; null: never
 */
record StoredContact(Contact contact, Consent consent, Instant consentAt) {}
