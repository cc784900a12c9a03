package io.winnow.scenario;

import io.winnow.core.contact.ContactFacts;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The facts of a real decision as a scenario may hold them. */
final class GivenFacts {

  /** In the place of what tells who somebody is, where rules look at it. */
  private static final Map<String, Object> MADE_UP =
      Map.of("id", "someone", "firstName", "Alex", "email", "someone@example.org");

  private static final Set<String> OPEN = Set.of("attributes", "surveyAnswers", "surveyAnsweredAt");

  private final ContactFacts facts;
  private final Set<String> looked;
  private final boolean everything;

  /**
   * @param everything whether facts are kept that no rule is seen to look at
   */
  GivenFacts(ContactFacts facts, Set<String> looked, boolean everything) {
    this.facts = facts;
    this.looked = looked;
    this.everything = everything;
  }

  Map<String, Object> contact() {
    Map<String, Object> contact = values("contact", facts.contact());
    MADE_UP.forEach((name, madeUp) -> contact.computeIfPresent(name, (n, real) -> madeUp));
    LocalDate born = facts.contact().birthDate();
    if (born != null) {
      contact.computeIfPresent("birthDate", (n, real) -> sameAge());
      if (!contact.containsKey("birthDate") && isWanted("contact.age")) {
        contact.put("age", facts.age());
      }
    }
    return contact;
  }

  Map<String, Object> metrics() {
    return values("metrics", facts.metrics());
  }

  /** What the caller added to the context. */
  Map<String, Object> context() {
    return named("context", facts.context().extra());
  }

  /** The first of January of a year that gives the same age. */
  private String sameAge() {
    LocalDate today = facts.at().atZone(facts.context().zone()).toLocalDate();
    return today.minusYears(facts.age()).withDayOfYear(1).toString();
  }

  private Map<String, Object> values(String fact, Record from) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : from.getClass().getRecordComponents()) {
      String name = component.getName();
      Object value = FactRecords.get(component, from);
      if (value instanceof Map<?, ?> map && OPEN.contains(name)) {
        Map<String, Object> kept = named(fact + "." + name, map);
        if (!kept.isEmpty()) {
          values.put(name, kept);
        }
      } else if (value != null && isWanted(fact + "." + name)) {
        values.put(name, plain(value));
      }
    }
    return values;
  }

  /** Values by a name of the caller's: texts only where a rule looks at them. */
  private Map<String, Object> named(String path, Map<?, ?> from) {
    Map<String, Object> kept = new TreeMap<>();
    from.forEach(
        (name, value) -> {
          boolean text =
              value instanceof String || value instanceof List<?> || value instanceof Map<?, ?>;
          boolean named = looked.contains(path + "." + name) || looked.contains(path);
          if (value != null && (named || everything && !text)) {
            kept.put(String.valueOf(name), plain(value));
          }
        });
    return kept;
  }

  private boolean isWanted(String path) {
    return everything || looked.contains(path);
  }

  private static Object plain(Object value) {
    return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
  }
}
