package io.winnow.core.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What a person agreed to, by purpose (marketing, profiling …) and by channel (email, sms, push …).
 * A key that is absent is {@link ConsentState#UNKNOWN}.
 */
public record Consent(Map<String, ConsentState> purposes, Map<String, ConsentState> channels) {

  public static final Consent UNKNOWN = new Consent(Map.of(), Map.of());

  public Consent {
    purposes = purposes == null ? Map.of() : Map.copyOf(purposes);
    channels = channels == null ? Map.of() : Map.copyOf(channels);
  }

  public ConsentState purpose(String name) {
    return purposes.getOrDefault(name, ConsentState.UNKNOWN);
  }

  public ConsentState channel(String name) {
    return channels.getOrDefault(name, ConsentState.UNKNOWN);
  }

  /**
   * What is left of this consent as of {@code at}: a channel that the contact left is denied,
   * unless consent was given after that.
   *
   * @param setAt when this consent was given; null: before anything else
   */
  public Consent after(Collection<Event> events, Instant setAt, Instant at) {
    Map<String, ConsentState> left = new HashMap<>(channels);
    for (Event event : events) {
      if (event.type() == EventType.UNSUBSCRIBED
          && !event.at().isAfter(at)
          && (setAt == null || !event.at().isBefore(setAt))) {
        String channel = event.text("channel");
        left.put(channel == null ? "email" : channel, ConsentState.DENIED);
      }
    }
    return new Consent(purposes, left);
  }
}
