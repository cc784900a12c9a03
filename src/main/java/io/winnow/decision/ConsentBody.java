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
    if (stored.isEmpty() && sent.size() == 1) {
      Map.Entry<String, State> only = sent.entrySet().iterator().next();
      return Map.of(only.getKey(), state(only.getValue()));
    }
    Map<String, ConsentState> states = new HashMap<>(stored);
    sent.forEach((key, state) -> states.put(key, state(state)));
    return states;
  }

  private static Map<String, State> words(Map<String, ConsentState> states) {
    if (states.isEmpty()) {
      return null;
    }
    if (states.size() == 1) {
      Map.Entry<String, ConsentState> only = states.entrySet().iterator().next();
      return Map.of(only.getKey(), word(only.getValue()));
    }
    Map<String, State> words = new TreeMap<>();
    states.forEach((key, state) -> words.put(key, word(state)));
    return words;
  }

  private static ConsentState state(State sent) {
    if (sent == null) {
      return ConsentState.UNKNOWN;
    }
    return switch (sent) {
      case GRANTED -> ConsentState.GRANTED;
      case DENIED -> ConsentState.DENIED;
      case UNKNOWN -> ConsentState.UNKNOWN;
    };
  }

  private static State word(ConsentState state) {
    return switch (state) {
      case GRANTED -> State.GRANTED;
      case DENIED -> State.DENIED;
      case UNKNOWN -> State.UNKNOWN;
    };
  }
}
