package io.winnow.decision;

import io.winnow.core.contact.Event;
import io.winnow.core.contact.EventType;
import io.winnow.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Something that happened with an inline contact; metrics are computed from it. */
public record EventBody(
    String id,
    String type,
    Instant at,
    BigDecimal value,
    String currency,
    Map<String, Object> properties) {

  Event toEvent(int index) {
    EventType known =
        EventType.of(type == null ? "" : type)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "invalid-value",
                        "must be one of "
                            + Arrays.stream(EventType.values())
                                .map(EventType::code)
                                .collect(Collectors.joining(", ")),
                        "/events/" + index + "/type"));
    if (at == null) {
      throw ProblemException.invalid("missing-value", "must be given", "/events/" + index + "/at");
    }
    return new Event(id, null, known, at, value, currency, properties);
  }
}
