package io.winnow.core.contact;

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
}
