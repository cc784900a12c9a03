package io.winnow.contact;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.winnow.core.contact.Contact;
import io.winnow.platform.json.StoredJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code contact}, for reading. Writing is an upsert ({@link ContactTable}), which two
 * callers can do at once and Hibernate cannot; JSON columns are read as text for our own mapper.
 */
@Entity
@Immutable
@Table(name = "contact")
class ContactEntity extends PanacheEntityBase {

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> CODES = new TypeReference<>() {};

  @Id String id;

  @Column(name = "first_name")
  String firstName;

  String email;

  @Column(name = "birth_date")
  LocalDate birthDate;

  Integer age;
  String gender;
  String country;
  String region;
  String city;
  String language;
  String occupation;

  @Column(name = "income_band")
  String incomeBand;

  String education;

  @Column(columnDefinition = "text[]")
  List<String> interests;

  @Column(name = "lead_source")
  String leadSource;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(columnDefinition = "jsonb")
  String attributes;

  @Column(name = "consent_purposes", columnDefinition = "jsonb")
  String consentPurposes;

  @Column(name = "consent_channels", columnDefinition = "jsonb")
  String consentChannels;

  @Column(name = "consent_at")
  Instant consentAt;

  static List<ContactEntity> page(String prefix, String after, int limit) {
    String pattern = prefix.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    return ContactEntity.<ContactEntity>find(
            "id > ?1 and id like ?2 escape '\\'", Sort.by("id"), after, pattern)
        .page(Page.ofSize(limit))
        .list();
  }

  static List<ContactEntity> among(Collection<String> ids) {
    return list("id in ?1", ids);
  }

  StoredContact toStored(StoredJson json) {
    return new StoredContact(
        new Contact(
            id,
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
            json.read("a contact's attributes", attributes, VALUES)),
        new ConsentBody(
                json.read("a contact's consent", consentPurposes, CODES),
                json.read("a contact's consent", consentChannels, CODES),
                null)
            .toConsent(),
        consentAt);
  }
}
