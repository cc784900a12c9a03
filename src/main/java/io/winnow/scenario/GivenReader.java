package io.winnow.scenario;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.contact.Event;
import io.winnow.core.contact.EventType;
import io.winnow.core.contact.MetricsCalculator;
import io.winnow.core.contact.RfmBoundaries;
import io.winnow.platform.yaml.YamlObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads what a scenario starts from. */
final class GivenReader {

  /** The instant of a scenario that says nothing about time: scenarios never read a clock. */
  private static final Instant SOME_DAY = Instant.parse("2026-01-15T12:00:00Z");

  private static final Set<String> CONTEXT =
      Set.of("channel", "placement", "purpose", "at", "zone");
  private static final int MAX_AGE = 150;

  private GivenReader() {}

  /**
   * @return null where there is nothing to read; what is wrong has become an issue
   */
  static Given read(YamlObject given, ScenarioReader.OfferCheck offers) {
    if (given == null) {
      return null;
    }
    given.allow("contact", "metrics", "events", "consent", "context", "at", "used");
    Context context = context(given);
    Contact contact = FactRecords.read(given.object("contact"), Contact.class);
    if (contact.age() != null && (contact.age() < 0 || contact.age() > MAX_AGE)) {
      given.issue("contact", "yaml-value", "'age' must be from 0 to " + MAX_AGE + ".");
    }
    ContactMetrics metrics = FactRecords.read(given.object("metrics"), ContactMetrics.class);
    List<Event> events = events(given);
    if (!events.isEmpty()) {
      ContactMetrics calculated =
          MetricsCalculator.calculate(
              events, contact.createdAt(), context.at(), context.zone(), RfmBoundaries.NONE);
      metrics = FactRecords.overlay(calculated, metrics);
    }
    Consent left = Consent.UNKNOWN.after(events, null, context.at());
    ContactFacts facts =
        new ContactFacts(contact, metrics, consent(given.object("consent"), left), context);
    return new Given(facts, used(given.object("used"), offers));
  }

  private static Context context(YamlObject given) {
    YamlObject context = given.object("context");
    Instant at = given.parsed("at", Texts::instant);
    if (context == null) {
      return new Context(null, null, null, at == null ? SOME_DAY : at, ZoneOffset.UTC, Map.of());
    }
    Instant inContext = context.parsed("at", Texts::instant);
    Map<String, Object> extra = new LinkedHashMap<>();
    for (String name : context.names()) {
      if (!CONTEXT.contains(name)) {
        extra.put(name, context.value(name));
      }
    }
    if (inContext != null) {
      at = inContext;
    }
    ZoneId zone = context.parsed("zone", Texts::zone);
    return new Context(
        context.text("channel"),
        context.text("placement"),
        context.text("purpose"),
        at == null ? SOME_DAY : at,
        zone == null ? ZoneOffset.UTC : zone,
        extra);
  }

  private static List<Event> events(YamlObject given) {
    List<Event> events = new ArrayList<>();
    for (YamlObject event : given.objects("events")) {
      event.allow("id", "type", "at", "value", "currency", "properties");
      EventType type =
          event.requiredText("type") == null ? null : event.parsed("type", GivenReader::type);
      Instant at = event.requiredText("at") == null ? null : event.parsed("at", Texts::instant);
      BigDecimal value = event.number("value");
      YamlObject properties = event.object("properties");
      Map<String, Object> named = properties == null ? Map.of() : properties.values();
      if (type != null && at != null) {
        events.add(
            new Event(event.text("id"), null, type, at, value, event.text("currency"), named));
      }
    }
    return events;
  }

  private static EventType type(String code) {
    return EventType.of(code)
        .orElseThrow(() -> new IllegalArgumentException("must be a kind of event"));
  }

  /**
   * @param left what the events say; what is stated wins
   */
  private static Consent consent(YamlObject consent, Consent left) {
    if (consent == null) {
      return left;
    }
    consent.allow("purposes", "channels");
    Map<String, ConsentState> channels = new HashMap<>(left.channels());
    channels.putAll(states(consent.object("channels")));
    return new Consent(states(consent.object("purposes")), channels);
  }

  private static Map<String, ConsentState> states(YamlObject object) {
    return byName(object, (in, name) -> in.choice(name, ConsentState.class));
  }

  private static Map<String, Integer> used(YamlObject used, ScenarioReader.OfferCheck offers) {
    return byName(
        used,
        (in, offer) -> {
          offers.check(in, offer, offer);
          return in.count(offer);
        });
  }

  private static <T> Map<String, T> byName(
      YamlObject object, BiFunction<YamlObject, String, T> value) {
    Map<String, T> values = new HashMap<>();
    if (object != null) {
      for (String name : object.names()) {
        T read = value.apply(object, name);
        if (read != null) {
          values.put(name, read);
        }
      }
    }
    return values;
  }
}
