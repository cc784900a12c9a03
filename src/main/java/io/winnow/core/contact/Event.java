package io.winnow.core.contact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened with a contact.
 *
 * @param id the caller's key; the same id again is the same event. Null for an event that is only
 *     looked at once
 * @param contactId null for an event that came with a contact that is not stored
 * @param value money, for purchases; otherwise null
 * @param currency ISO 4217; null where the caller counts in one unnamed currency
 * @param properties String, BigDecimal, Boolean or List of String; what a type needs stands at
 *     {@link EventType}
 */
public record Event(
    String id,
    String contactId,
    EventType type,
    Instant at,
    BigDecimal value,
    String currency,
    Map<String, Object> properties) {

  /** By time, then by id: one order, however the events arrived. */
  public static final Comparator<Event> IN_ORDER =
      Comparator.comparing(Event::at)
          .thenComparing(Event::id, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Event {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(at, "at");
    properties =
        properties == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** The property as text, or null. */
  public String text(String property) {
    return properties.get(property) instanceof String text ? text : null;
  }
}
