package io.winnow.engine.fact;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Zoned;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** The contact as DRL rules see it; null where something is not known. */
public final class Contact {

  private final ContactFacts facts;
  private final Map<String, Object> attributes;

  /**
   * @param attributes custom attributes in their declared types
   */
  public Contact(ContactFacts facts, Map<String, Object> attributes) {
    this.facts = facts;
    this.attributes = attributes;
  }

  public String getId() {
    return facts.contact().id();
  }

  public String getFirstName() {
    return facts.contact().firstName();
  }

  public String getEmail() {
    return facts.contact().email();
  }

  public LocalDate getBirthDate() {
    return facts.contact().birthDate();
  }

  public Integer getAge() {
    return facts.age();
  }

  public String getGender() {
    return facts.contact().gender();
  }

  public String getCountry() {
    return facts.contact().country();
  }

  public String getRegion() {
    return facts.contact().region();
  }

  public String getCity() {
    return facts.contact().city();
  }

  public String getLanguage() {
    return facts.contact().language();
  }

  public String getOccupation() {
    return facts.contact().occupation();
  }

  public String getIncomeBand() {
    return facts.contact().incomeBand();
  }

  public String getEducation() {
    return facts.contact().education();
  }

  public List<String> getInterests() {
    return facts.contact().interests();
  }

  public String getLeadSource() {
    return facts.contact().leadSource();
  }

  public ZonedDateTime getCreatedAt() {
    return facts.contact().createdAt() == null
        ? null
        : Zoned.at(facts.contact().createdAt(), facts.context().zone());
  }

  public Map<String, Object> getAttributes() {
    return attributes;
  }
}
