package io.winnow.contact;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.platform.problem.FieldChecks;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Consent on the wire: {@code granted}, {@code denied} or {@code unknown} by purpose and channel.
 *
 * @param at when it was given; left out: now
 */
public record ConsentBody(Map<String, String> purposes, Map<String, String> channels, Instant at) {

  private static final int MAX_KEYS = 50;
  private static final Map<String, ConsentState> STATES =
      Arrays.stream(ConsentState.values())
          .collect(Collectors.toMap(ConsentBody::code, state -> state));

  static ConsentBody of(Consent consent, Instant at) {
    return new ConsentBody(codes(consent.purposes()), codes(consent.channels()), at);
  }

  /**
   * The consent that this says.
   *
   * @throws io.winnow.platform.problem.ProblemException a state is none of the three
   */
  public Consent toConsent() {
    FieldChecks checks = new FieldChecks();
    Consent consent = checked(checks);
    checks.done();
    return consent;
  }

  Consent checked(FieldChecks checks) {
    return new Consent(
        states(checks, "/consent/purposes", purposes),
        states(checks, "/consent/channels", channels));
  }

  private static Map<String, ConsentState> states(
      FieldChecks checks, String pointer, Map<String, String> codes) {
    Map<String, ConsentState> states = new LinkedHashMap<>();
    if (codes == null) {
      return states;
    }
    if (codes.size() > MAX_KEYS) {
      checks.fault(pointer, "must not have more than " + MAX_KEYS + " names");
      return states;
    }
    codes.forEach(
        (name, code) -> {
          String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
          ConsentState state = code == null ? ConsentState.UNKNOWN : STATES.get(code);
          if (state == null) {
            checks.fault(at, "must be one of granted, denied, unknown");
          } else if (checks.id(at, name) != null) {
            states.put(name, state);
          }
        });
    return states;
  }

  static Map<String, String> codes(Map<String, ConsentState> states) {
    Map<String, String> codes = new TreeMap<>();
    states.forEach((name, state) -> codes.put(name, code(state)));
    return codes;
  }

  private static String code(ConsentState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
