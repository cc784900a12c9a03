package io.winnow.contact;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactMetrics;

/** What is known of a stored contact as of one instant: profile, figures and consent. */
public record KnownContact(Contact contact, ContactMetrics metrics, Consent consent) {}
