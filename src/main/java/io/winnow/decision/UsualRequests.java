package io.winnow.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactMetrics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads requests as they usually come, in half the time of the mapper, which makes records of forty
 * properties by way of a buffer and looks for each that is absent. Whatever is not plain (a fault,
 * an event, a number with an exponent, a map within a map) it leaves to the mapper, which then
 * tells what is wrong; so it only has to be right where it answers.
 */
final class UsualRequests {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Map<String, Integer> CONTACT = places(Contact.class);
  private static final Map<String, Integer> METRICS = places(ContactMetrics.class);
  private static final Map<String, Integer> REQUEST = places(DecisionRequest.class);
  private static final Map<String, Integer> CONTEXT = places(ContextBody.class);
  private static final Class<?>[] CONTACT_TYPES = types(Contact.class);
  private static final Class<?>[] METRIC_TYPES = types(ContactMetrics.class);

  private UsualRequests() {}

  private static Map<String, Integer> places(Class<?> type) {
    Map<String, Integer> places = new HashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      places.put(component.getName(), places.size());
    }
    return places;
  }

  private static Class<?>[] types(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  /** Null where the mapper has to read it. */
  static DecisionRequest read(byte[] json, int from, int to) {
    try (JsonParser p = JSON.createParser(json, from, to - from)) {
      if (p.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      DecisionRequest request = request(p);
      return p.nextToken() == null ? request : null;
    } catch (IOException | RuntimeException unusual) {
      return null;
    }
  }

  private static DecisionRequest request(JsonParser p) throws IOException {
    Object[] values = new Object[REQUEST.size()];
    long seen = 0;
    for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
      int place = place(REQUEST, name, seen);
      seen |= 1L << place;
      p.nextToken();
      values[place] =
          switch (name) {
            case "requestId", "contactId", "ruleSet" -> UsualValues.text(p);
            case "contact" -> contact(p);
            case "metrics" -> metrics(p);
            case "consent" -> consent(p);
            case "context" -> context(p);
            case "version", "count" -> UsualValues.whole(p);
            case "explain" -> UsualValues.explain(p);
            case "dryRun" -> UsualValues.bool(p);
            default -> throw UsualValues.Unusual.IT;
          };
    }
    UsualValues.end(p);
    return new DecisionRequest(
        (String) values[0],
        (String) values[1],
        (Contact) values[2],
        (ContactMetrics) values[3],
        (ConsentBody) values[4],
        null,
        (ContextBody) values[6],
        (String) values[7],
        (Integer) values[8],
        (Integer) values[9],
        (Explain) values[10],
        (Boolean) values[11]);
  }

  private static Contact contact(JsonParser p) throws IOException {
    Object[] v = new Object[CONTACT_TYPES.length];
    if (!fill(p, CONTACT, CONTACT_TYPES, v)) {
      return null;
    }
    @SuppressWarnings("unchecked") // read as the component's type wants it
    List<String> interests = (List<String>) v[13];
    @SuppressWarnings("unchecked")
    Map<String, Object> attributes = (Map<String, Object>) v[16];
    return new Contact(
        (String) v[0],
        (String) v[1],
        (String) v[2],
        (LocalDate) v[3],
        (Integer) v[4],
        (String) v[5],
        (String) v[6],
        (String) v[7],
        (String) v[8],
        (String) v[9],
        (String) v[10],
        (String) v[11],
        (String) v[12],
        interests,
        (String) v[14],
        (Instant) v[15],
        attributes);
  }

  private static ContactMetrics metrics(JsonParser p) throws IOException {
    Object[] v = new Object[METRIC_TYPES.length];
    if (!fill(p, METRICS, METRIC_TYPES, v)) {
      return null;
    }
    @SuppressWarnings("unchecked") // read as the component's type wants it
    Map<String, Object> answers = (Map<String, Object>) v[19];
    return new ContactMetrics(
        (Integer) v[0],
        (Integer) v[1],
        (BigDecimal) v[2],
        (BigDecimal) v[3],
        (BigDecimal) v[4],
        (Integer) v[5],
        (BigDecimal) v[6],
        (Integer) v[7],
        (Integer) v[8],
        (Integer) v[9],
        (Integer) v[10],
        (Integer) v[11],
        (Integer) v[12],
        (BigDecimal) v[13],
        (Integer) v[14],
        (Integer) v[15],
        (Integer) v[16],
        (String) v[17],
        (Integer) v[18],
        answers,
        (Integer) v[20],
        (Integer) v[21],
        (Integer) v[22],
        (Instant) v[23],
        (Instant) v[24],
        (BigDecimal) v[25],
        (Integer) v[26],
        (BigDecimal) v[27],
        (String) v[28],
        null);
  }

  /** False for null. */
  private static boolean fill(
      JsonParser p, Map<String, Integer> places, Class<?>[] types, Object[] values)
      throws IOException {
    if (p.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    UsualValues.start(p);
    long seen = 0;
    for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
      int place = place(places, name, seen);
      seen |= 1L << place;
      p.nextToken();
      values[place] = value(p, types[place], name);
    }
    UsualValues.end(p);
    return true;
  }

  private static Object value(JsonParser p, Class<?> type, String name) throws IOException {
    if (type == String.class) {
      return UsualValues.text(p);
    }
    if (type == Integer.class) {
      return UsualValues.whole(p);
    }
    if (type == BigDecimal.class) {
      return UsualValues.decimal(p);
    }
    if (type == LocalDate.class) {
      return UsualValues.date(p);
    }
    if (type == Instant.class) {
      return UsualValues.instant(p);
    }
    return type == List.class ? UsualValues.texts(p) : UsualValues.values(p, name);
  }

  private static ConsentBody consent(JsonParser p) throws IOException {
    if (p.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    UsualValues.start(p);
    Map<String, ConsentBody.State> purposes = null;
    Map<String, ConsentBody.State> channels = null;
    for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
      p.nextToken();
      if (name.equals("purposes") && purposes == null) {
        purposes = states(p);
      } else if (name.equals("channels") && channels == null) {
        channels = states(p);
      } else {
        throw UsualValues.Unusual.IT;
      }
    }
    UsualValues.end(p);
    return new ConsentBody(purposes, channels);
  }

  private static Map<String, ConsentBody.State> states(JsonParser p) throws IOException {
    UsualValues.start(p);
    Map<String, ConsentBody.State> states = new LinkedHashMap<>();
    for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
      ConsentBody.State state =
          switch (p.nextToken() == JsonToken.VALUE_STRING ? p.getText() : "") {
            case "granted" -> ConsentBody.State.GRANTED;
            case "denied" -> ConsentBody.State.DENIED;
            case "unknown" -> ConsentBody.State.UNKNOWN;
            default -> throw UsualValues.Unusual.IT;
          };
      UsualValues.once(states.put(name, state));
    }
    UsualValues.end(p);
    return states;
  }

  private static ContextBody context(JsonParser p) throws IOException {
    if (p.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    UsualValues.start(p);
    Object[] v = new Object[CONTEXT.size()];
    Map<String, Object> extra = null;
    long seen = 0;
    for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
      p.nextToken();
      if (CONTEXT.containsKey(name)) {
        int place = place(CONTEXT, name, seen);
        seen |= 1L << place;
        v[place] =
            switch (name) {
              case "channel", "placement", "purpose" -> UsualValues.text(p);
              case "at" -> UsualValues.instant(p);
              case "zone" -> UsualValues.zone(p);
              default -> throw UsualValues.Unusual.IT;
            };
      } else {
        extra = extra == null ? new LinkedHashMap<>() : extra;
        UsualValues.once(extra.put(name, UsualValues.value(p)));
      }
    }
    UsualValues.end(p);
    return new ContextBody(
        (String) v[0], (String) v[1], (String) v[2], (Instant) v[3], (ZoneId) v[4], extra);
  }

  private static int place(Map<String, Integer> places, String name, long seen) {
    Integer place = places.get(name);
    if (place == null || (seen & 1L << place) != 0) {
      throw UsualValues.Unusual.IT;
    }
    return place;
  }
}
