package io.winnow.engine;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.contact.Zoned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One contact's facts in the shapes that the rule languages want. Belongs to one evaluation; what
 * FEEL sees is made when it is first asked for.
 */
public final class Facts implements FactSource {

  static final String UNKNOWN = "unknown";

  /** Most counts and days are small. */
  private static final BigDecimal[] WHOLE =
      IntStream.range(0, 1_024).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);

  private static final Map<ConsentState, String> WORDS =
      new EnumMap<>(
          Map.of(
              ConsentState.GRANTED, "granted",
              ConsentState.DENIED, "denied",
              ConsentState.UNKNOWN, UNKNOWN));

  private final ContactFacts source;
  private final Map<String, Object> attributes;
  private List<String> segments = List.of();
  private Map<String, Object> byName;

  Facts(ContactFacts source, Map<String, Object> attributes) {
    this.source = source;
    this.attributes = attributes;
  }

  public ContactFacts source() {
    return source;
  }

  /** Custom attributes in their declared types. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Empty until the segments are decided. */
  List<String> segments() {
    return segments;
  }

  /** Tells the segments to what is evaluated from here on. */
  void decided(List<String> ids) {
    segments = ids;
    if (byName != null) {
      byName.put("segments", ids);
    }
  }

  ZoneId zone() {
    return source.context().zone();
  }

  @Override
  public Object value(FactGetter fact) {
    return fact.read().apply(this);
  }

  /**
   * {@code contact}, {@code metrics}, {@code consent}, {@code context} as FEEL contexts, and {@code
   * segments}.
   */
  @Override
  public Map<String, Object> byName() {
    if (byName == null) {
      byName = new HashMap<>(8);
      byName.put("contact", ContactReader.read(this));
      byName.put("metrics", MetricReader.read(source.metrics(), zone()));
      byName.put("consent", consent(source.consent()));
      byName.put("context", context(source.context()));
      byName.put("segments", segments);
    }
    return byName;
  }

  private static Map<String, Object> consent(Consent consent) {
    Map<String, Object> map = new HashMap<>(4);
    map.put("purposes", new OpenMap(states(consent.purposes()), UNKNOWN));
    map.put("channels", new OpenMap(states(consent.channels()), UNKNOWN));
    return map;
  }

  public static Map<String, String> states(Map<String, ConsentState> states) {
    if (states.isEmpty()) {
      return Map.of();
    }
    if (states.size() == 1) {
      Map.Entry<String, ConsentState> only = states.entrySet().iterator().next();
      return Map.of(only.getKey(), state(only.getValue()));
    }
    Map<String, String> map = new HashMap<>();
    states.forEach((name, state) -> map.put(name, state(state)));
    return map;
  }

  /** What FEEL reads where it is asked for one. */
  static String state(ConsentState state) {
    return state == null ? UNKNOWN : WORDS.get(state);
  }

  static Map<String, Object> context(Context context) {
    OpenMap map = new OpenMap(feelMap(context.extra(), context.zone()), null);
    map.put("channel", context.channel());
    map.put("placement", context.placement());
    map.put("purpose", context.purpose());
    map.put("at", Zoned.at(context.at(), context.zone()));
    map.put("zone", context.zone().getId());
    return map;
  }

  static Map<String, Object> feelMap(Map<String, ?> values, ZoneId zone) {
    if (values.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> map = new HashMap<>();
    values.forEach((name, value) -> map.put(name, feel(value, zone)));
    return map;
  }

  /** Null for null. */
  static BigDecimal whole(Integer number) {
    if (number == null) {
      return null;
    }
    return number >= 0 && number < WHOLE.length ? WHOLE[number] : BigDecimal.valueOf(number);
  }

  /** FEEL knows one number type, and instants only with their zone. */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  static Object feel(Object value, ZoneId zone) {
    if (value instanceof Integer number) {
      return whole(number);
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Instant instant) {
      return Zoned.at(instant, zone);
    }
    if (value instanceof List<?> list) {
      List<Object> converted = new ArrayList<>(list.size());
      list.forEach(item -> converted.add(feel(item, zone)));
      return Collections.unmodifiableList(converted);
    }
    if (value instanceof Map<?, ?> map) {
      return new OpenMap(feelMap((Map<String, Object>) map, zone), null);
    }
    return value;
  }
}
