package io.winnow.engine.fact;

import io.winnow.core.contact.Zoned;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/** The situation of the decision; the caller's own keys under extra. */
public final class Context {

  private final String channel;
  private final String placement;
  private final String purpose;
  private final Instant at;
  private final ZoneId zone;
  private final Map<String, Object> extra;

  public Context(
      String channel,
      String placement,
      String purpose,
      Instant at,
      ZoneId zone,
      Map<String, Object> extra) {
    this.channel = channel;
    this.placement = placement;
    this.purpose = purpose;
    this.at = at;
    this.zone = zone;
    this.extra = extra;
  }

  public String getChannel() {
    return channel;
  }

  public String getPlacement() {
    return placement;
  }

  public String getPurpose() {
    return purpose;
  }

  public ZonedDateTime getAt() {
    return Zoned.at(at, zone);
  }

  public String getZone() {
    return zone.getId();
  }

  public Map<String, Object> getExtra() {
    return extra;
  }
}
