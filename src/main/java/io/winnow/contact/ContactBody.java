package io.winnow.contact;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact on the wire, in both directions. What is left out or blank is unknown.
 *
 * @param id may be left out where the address has it
 * @param consent left out: what is stored stays as it is
 */
public record ContactBody(
    String id,
    String firstName,
    String email,
    LocalDate birthDate,
    Integer age,
    String gender,
    String country,
    String region,
    String city,
    String language,
    String occupation,
    String incomeBand,
    String education,
    List<String> interests,
    String leadSource,
    Instant createdAt,
    Map<String, Object> attributes,
    ConsentBody consent) {

  private static final int MAX_INTERESTS = 200;
  private static final int MAX_AGE = 150;

  /** Ids whose contacts nobody could get or erase: their addresses mean something else. */
  private static final Set<String> NO_ADDRESS = Set.of("import", ".", "..");

  /** The body itself; a JSON null is a fault. */
  public static ContactBody required(ContactBody body) {
    if (body == null) {
      throw ProblemException.invalid("wrong-type", "The body must be a contact.", "");
    }
    return body;
  }

  static ContactBody of(StoredContact stored) {
    Contact c = stored.contact();
    return new ContactBody(
        c.id(),
        c.firstName(),
        c.email(),
        c.birthDate(),
        c.age(),
        c.gender(),
        c.country(),
        c.region(),
        c.city(),
        c.language(),
        c.occupation(),
        c.incomeBand(),
        c.education(),
        c.interests(),
        c.leadSource(),
        c.createdAt(),
        c.attributes(),
        ConsentBody.of(stored.consent(), stored.consentAt()));
  }

  /** The same with the id of its address, which must not differ from an id in the body. */
  ContactBody at(String address) {
    if (id != null && !id.equals(address)) {
      throw ProblemException.invalid(
          "invalid-value", "/id must be the id of the address, or left out.", "/id");
    }
    return new ContactBody(
        address,
        firstName,
        email,
        birthDate,
        age,
        gender,
        country,
        region,
        city,
        language,
        occupation,
        incomeBand,
        education,
        interests,
        leadSource,
        createdAt,
        attributes,
        consent);
  }

  /**
   * The contact to store.
   *
   * @param now when consent without an instant was given
   * @throws ProblemException with every fault of the fields
   */
  public StoredContact toStore(Instant now) {
    FieldChecks checks = new FieldChecks();
    checks.id("/id", id);
    if (id != null && NO_ADDRESS.contains(id)) {
      checks.fault("/id", "must not be import, . or ..: /v1/contacts/" + id + " is no contact's");
    }
    StoredContact stored = checked(checks, now);
    checks.done();
    return stored;
  }

  private StoredContact checked(FieldChecks checks, Instant now) {
    Consent given = consent == null ? null : consent.checked(checks);
    Instant givenAt = consent == null ? null : consent.at() == null ? now : consent.at();
    if (birthDate != null && (birthDate.getYear() < 1 || birthDate.getYear() > 9999)) {
      checks.fault("/birthDate", "must lie in the years 1 to 9999");
    }
    if (age != null && (age < 0 || age > MAX_AGE)) {
      checks.fault("/age", "must be 0 to " + MAX_AGE);
    }
    Contact contact =
        new Contact(
            id,
            checks.text("/firstName", firstName),
            checks.text("/email", email),
            birthDate,
            age,
            checks.text("/gender", gender),
            checks.text("/country", country),
            checks.text("/region", region),
            checks.text("/city", city),
            checks.text("/language", language),
            checks.text("/occupation", occupation),
            checks.text("/incomeBand", incomeBand),
            checks.text("/education", education),
            interests(checks),
            checks.text("/leadSource", leadSource),
            checks.instant("/createdAt", createdAt),
            FreeValues.checked(checks, "/attributes", attributes));
    return new StoredContact(contact, given, checks.instant("/consent/at", givenAt));
  }

  private List<String> interests(FieldChecks checks) {
    if (interests == null) {
      return null;
    }
    if (interests.size() > MAX_INTERESTS) {
      checks.fault("/interests", "must not have more than " + MAX_INTERESTS + " entries");
      return null;
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < interests.size(); i++) {
      String interest = checks.text("/interests/" + i, interests.get(i));
      if (interest != null) {
        kept.add(interest);
      }
    }
    return kept;
  }
}
