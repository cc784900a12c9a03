package io.winnow.decision;

import io.winnow.core.contact.Event;
import io.winnow.platform.problem.FieldChecks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Something that happened with an inline contact; metrics are computed from it. */
public record EventBody(
    String id,
    String type,
    Instant at,
    BigDecimal value,
    String currency,
    Map<String, Object> properties) {

  /** As an event of a stored contact, but for its ids; null when something is wrong with it. */
  Event toEvent(FieldChecks checks, int index) {
    return new io.winnow.contact.EventBody(id, null, type, at, value, currency, properties)
        .toEvent(checks, "/events/" + index);
  }
}
