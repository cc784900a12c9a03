package io.winnow.engine;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** One contact's facts in the shapes that the rule languages want, made once per evaluation. */
public final class Facts {

  private final ContactFacts source;
  private final Map<String, Object> attributes;
  private final Map<String, Object> byName = new HashMap<>(8);

  Facts(ContactFacts source, Map<String, Object> attributes, MetricReader metrics) {
    this.source = source;
    this.attributes = attributes;
    ZoneId zone = source.context().zone();
    byName.put("contact", contact(source, attributes, zone));
    byName.put("metrics", metrics.read(source.metrics(), zone));
    byName.put("consent", consent(source.consent()));
    byName.put("context", context(source.context()));
    byName.put("segments", List.of());
  }

  public ContactFacts source() {
    return source;
  }

  /** Custom attributes in their declared types. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /**
   * {@code contact}, {@code metrics}, {@code consent}, {@code context} as FEEL contexts, and {@code
   * segments}, which is empty until the segments are decided.
   */
  public Map<String, Object> byName() {
    return byName;
  }

  /** The paths among {@code looked} that are not known, sorted. */
  List<String> missing(Collection<FactPath> looked) {
    TreeSet<String> missing = new TreeSet<>();
    for (FactPath path : looked) {
      Object value = ((Map<?, ?>) byName.get(path.fact())).get(path.property());
      if (path.name() != null && value instanceof Map<?, ?> values) {
        value = values.get(path.name());
      }
      if (value == null || "unknown".equals(value) && path.fact().equals("consent")) {
        missing.add(path.toString());
      }
    }
    return List.copyOf(missing);
  }

  private static Map<String, Object> contact(
      ContactFacts facts, Map<String, Object> attributes, ZoneId zone) {
    Contact contact = facts.contact();
    Map<String, Object> map = new HashMap<>(32);
    map.put("id", contact.id());
    map.put("firstName", contact.firstName());
    map.put("email", contact.email());
    map.put("birthDate", contact.birthDate());
    map.put("age", feel(facts.age(), zone));
    map.put("gender", contact.gender());
    map.put("country", contact.country());
    map.put("region", contact.region());
    map.put("city", contact.city());
    map.put("language", contact.language());
    map.put("occupation", contact.occupation());
    map.put("incomeBand", contact.incomeBand());
    map.put("education", contact.education());
    map.put("interests", contact.interests());
    map.put("leadSource", contact.leadSource());
    map.put("createdAt", feel(contact.createdAt(), zone));
    map.put("attributes", new OpenMap(feelMap(attributes, zone), null));
    return map;
  }

  private static Map<String, Object> consent(Consent consent) {
    Map<String, Object> map = new HashMap<>(4);
    map.put("purposes", new OpenMap(states(consent.purposes()), "unknown"));
    map.put("channels", new OpenMap(states(consent.channels()), "unknown"));
    return map;
  }

  public static Map<String, String> states(Map<String, ConsentState> states) {
    if (states.isEmpty()) {
      return Map.of();
    }
    Map<String, String> map = new HashMap<>();
    states.forEach((name, state) -> map.put(name, state.name().toLowerCase(Locale.ROOT)));
    return map;
  }

  private static Map<String, Object> context(Context context) {
    OpenMap map = new OpenMap(feelMap(context.extra(), context.zone()), null);
    map.put("channel", context.channel());
    map.put("placement", context.placement());
    map.put("purpose", context.purpose());
    map.put("at", context.at().atZone(context.zone()));
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

  /** FEEL knows one number type, and instants only with their zone. */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  static Object feel(Object value, ZoneId zone) {
    if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof Instant instant) {
      return instant.atZone(zone);
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
