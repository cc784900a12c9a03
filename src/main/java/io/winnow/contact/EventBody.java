package io.winnow.contact;

import io.winnow.core.contact.Event;
import io.winnow.core.contact.EventType;
import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that happened with a contact, on the wire.
 *
 * @param type as {@link EventType#code()}
 * @param value money of a purchase; negative for a return
 * @param currency ISO 4217
 */
public record EventBody(
    String id,
    String contactId,
    String type,
    Instant at,
    BigDecimal value,
    String currency,
    Map<String, Object> properties) {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final BigDecimal MAX_VALUE = new BigDecimal("1000000000000");
  private static final int MAX_DECIMALS = 8;

  static EventBody of(Event event) {
    return new EventBody(
        event.id(),
        event.contactId(),
        event.type().code(),
        event.at(),
        event.value(),
        event.currency(),
        event.properties());
  }

  /** The body itself; a JSON null is a fault. */
  public static EventBody required(EventBody body) {
    if (body == null) {
      throw ProblemException.invalid("wrong-type", "The body must be an event.", "");
    }
    return body;
  }

  /**
   * The event of a stored contact.
   *
   * @throws ProblemException with every fault of the fields
   */
  public Event toStore() {
    FieldChecks checks = new FieldChecks();
    checks.id("/id", id);
    checks.id("/contactId", contactId);
    Event event = read(checks, "");
    checks.done();
    return event;
  }

  /**
   * An event that came with a contact: needs no ids.
   *
   * @param place where it stands: a JSON pointer
   * @return null when something is wrong with it
   */
  public Event toEvent(FieldChecks checks, String place) {
    if (id != null) {
      checks.id(place + "/id", id);
    }
    return read(checks, place);
  }

  private Event read(FieldChecks checks, String place) {
    int before = checks.count();
    EventType known = EventType.of(type).orElse(null);
    if (known == null) {
      checks.fault(place + "/type", "must be one of " + codes());
    }
    if (at == null) {
      checks.fault(place + "/at", "must be an instant such as 2026-11-22T10:00:00Z");
    }
    if (known == EventType.PURCHASE && value == null) {
      checks.fault(place + "/value", "must be there for a purchase");
    }
    if (value != null && (value.abs().compareTo(MAX_VALUE) > 0 || value.scale() > MAX_DECIMALS)) {
      checks.fault(place + "/value", "must be within ±10^12 and have at most 8 decimals");
    }
    if (currency != null && !CURRENCY.matcher(currency).matches()) {
      checks.fault(place + "/currency", "must be three capital letters such as EUR");
    }
    Instant instant = checks.instant(place + "/at", at);
    Map<String, Object> checked = FreeValues.checked(checks, place + "/properties", properties);
    return checks.count() > before
        ? null
        : new Event(id, contactId, known, instant, value, currency, checked);
  }

  private static String codes() {
    return Arrays.stream(EventType.values()).map(EventType::code).collect(Collectors.joining(", "));
  }
}
