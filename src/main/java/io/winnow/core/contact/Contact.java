package io.winnow.core.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What we know of a person. Every property but the id may be null: unknown, never guessed.
 *
 * @param id the caller's key; null for a contact that is decided about once and not stored
 * @param age whole years as declared by the caller; used only where {@code birthDate} is unknown
 * @param country ISO 3166-1 alpha-2 by convention
 * @param language BCP 47 by convention
 * @param attributes custom attributes as received: String, BigDecimal, Boolean or List of String;
 *     the rule set's declaration gives them their type ({@link io.winnow.core.rule.Attribute})
 */
public record Contact(
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
    Map<String, Object> attributes) {

  public Contact {
    interests = interests == null ? null : Collections.unmodifiableList(new ArrayList<>(interests));
    attributes =
        attributes == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
