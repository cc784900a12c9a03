package io.winnow.engine.fact;

import java.util.Map;

/** What the contact agreed to: granted, denied or unknown by purpose and by channel. */
public final class Consent {

  private final Map<String, String> purposes;
  private final Map<String, String> channels;

  public Consent(Map<String, String> purposes, Map<String, String> channels) {
    this.purposes = purposes;
    this.channels = channels;
  }

  public Map<String, String> getPurposes() {
    return purposes;
  }

  public Map<String, String> getChannels() {
    return channels;
  }
}
