package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The situation on the wire.
 *
 * @param at left out: now
 * @param zone left out: UTC
 * @param extra any other key, for the rules to use
 */
public record ContextBody(
    String channel,
    String placement,
    String purpose,
    Instant at,
    ZoneId zone,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {

  static final ContextBody EMPTY = new ContextBody(null, null, null, null, null, Map.of());

  public ContextBody {
    extra = extra == null || extra.isEmpty() ? Map.of() : new LinkedHashMap<>(extra);
  }
}
