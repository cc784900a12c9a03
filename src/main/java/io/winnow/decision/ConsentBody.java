package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Consent on the wire, by purpose and by channel. */
public record ConsentBody(Map<String, State> purposes, Map<String, State> channels) {

  /** Whether a person agreed. */
  public enum State {
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("denied")
    DENIED,
    @JsonProperty("unknown")
    UNKNOWN
  }

  static ConsentBody of(Consent consent) {
    return new ConsentBody(words(consent.purposes()), words(consent.channels()));
  }

  /** What is stored, with every key that was sent in its place. */
  Consent over(Consent stored) {
    return new Consent(over(stored.purposes(), purposes), over(stored.channels(), channels));
  }

  private static Map<String, ConsentState> over(
      Map<String, ConsentState> stored, Map<String, State> sent) {
    if (sent == null) {
      return stored;
    }
    Map<String, ConsentState> states = new HashMap<>(stored);
    sent.forEach(
        (key, state) ->
            states.put(
                key, state == null ? ConsentState.UNKNOWN : ConsentState.valueOf(state.name())));
    return states;
  }

  private static Map<String, State> words(Map<String, ConsentState> states) {
    if (states.isEmpty()) {
      return null;
    }
    Map<String, State> words = new TreeMap<>();
    states.forEach((key, state) -> words.put(key, State.valueOf(state.name())));
    return words;
  }
}
