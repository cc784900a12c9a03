package io.winnow.engine;

import io.winnow.core.contact.Contact;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads what is known of a contact by its name. */
final class ContactReader {

  /** One fact in FEEL's shape. */
  @FunctionalInterface
  interface Getter {
    Object get(Facts facts);
  }

  static final Map<String, Getter> GETTERS = getters();

  private ContactReader() {}

  static Map<String, Object> read(Facts facts) {
    Map<String, Object> map = new HashMap<>(2 * GETTERS.size());
    GETTERS.forEach((name, getter) -> map.put(name, getter.get(facts)));
    map.put("attributes", new OpenMap(Facts.feelMap(facts.attributes(), facts.zone()), null));
    return map;
  }

  /** All but the custom attributes. */
  private static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    put(getters, "id", Contact::id);
    put(getters, "firstName", Contact::firstName);
    put(getters, "email", Contact::email);
    put(getters, "birthDate", Contact::birthDate);
    getters.put("age", facts -> Facts.feel(facts.source().age(), facts.zone()));
    put(getters, "gender", Contact::gender);
    put(getters, "country", Contact::country);
    put(getters, "region", Contact::region);
    put(getters, "city", Contact::city);
    put(getters, "language", Contact::language);
    put(getters, "occupation", Contact::occupation);
    put(getters, "incomeBand", Contact::incomeBand);
    put(getters, "education", Contact::education);
    put(getters, "interests", Contact::interests);
    put(getters, "leadSource", Contact::leadSource);
    getters.put(
        "createdAt", facts -> Facts.feel(facts.source().contact().createdAt(), facts.zone()));
    return getters;
  }

  private static void put(
      Map<String, Getter> getters, String name, Function<Contact, Object> property) {
    getters.put(name, facts -> property.apply(facts.source().contact()));
  }
}
