package io.winnow.core.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The situation of one decision.
 *
 * @param channel where the offer would go (email, sms …); null: any
 * @param placement the slot within the channel (newsletter, checkout …); null: any
 * @param purpose why the person is addressed (marketing, service …); null: the offer's own purpose
 * @param at the instant that the decision is about
 * @param zone the zone in which days and dates are counted
 * @param extra the caller's own keys, as received
 */
public record Context(
    String channel,
    String placement,
    String purpose,
    Instant at,
    ZoneId zone,
    Map<String, Object> extra) {

  public Context {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(zone, "zone");
    extra =
        extra == null || extra.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }
}
