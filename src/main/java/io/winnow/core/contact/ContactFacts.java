package io.winnow.core.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/** All that rules see of a person at an instant: profile, metrics, consent and situation. */
public record ContactFacts(
    Contact contact, ContactMetrics metrics, Consent consent, Context context) {

  public ContactFacts {
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(context, "context");
  }

  public Instant at() {
    return context.at();
  }

  /** Whole years at {@link #at()} in the context's zone; the declared age without a birth date. */
  public Integer age() {
    LocalDate born = contact.birthDate();
    if (born == null) {
      return contact.age();
    }
    return Period.between(born, Zoned.day(context.at(), context.zone())).getYears();
  }
}
