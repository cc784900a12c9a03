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
public record StoredContact(Contact contact, Consent consent, Instant consentAt) {

  /** This contact after the newer one was stored: consent that was not sent again stays. */
  public StoredContact replacedBy(StoredContact newer) {
    return newer.consent() == null ? new StoredContact(newer.contact(), consent, consentAt) : newer;
  }
}
