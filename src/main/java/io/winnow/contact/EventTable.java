package io.winnow.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.contact.Event;
import io.winnow.core.contact.EventType;
import io.winnow.platform.database.CopyText;
import io.winnow.platform.http.TimeCursor;
import io.winnow.platform.json.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads rows of {@code contact_event} and makes them. */
@ApplicationScoped
public class EventTable {

  /** In the order of {@link #copyText}. */
  public static final List<String> COLUMNS =
      List.of("id", "contact_id", "type", "at", "value", "currency", "properties");

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  /** Properties are read only where a figure needs them: most events are page views and e-mails. */
  private static final String OF_CONTACTS =
      """
      select id, contact_id, type, at, value, currency,
        case when type in ('product_viewed', 'survey_answered', 'unsubscribed') then properties end
      from contact_event where contact_id = any (?) and at <= ?
      """;

  private static final String BEFORE =
      """
      select id, contact_id, type, at, value, currency, properties
      from contact_event where contact_id = ? and at <= ? and (at < ? or id < ?)
      order by at desc, id desc limit ?
      """;

  private final ObjectMapper json;
  private final StoredJson stored;

  EventTable(ObjectMapper json, StoredJson stored) {
    this.json = json;
    this.stored = stored;
  }

  /** What happened with these contacts up to {@code at}: contact id → events, in no order. */
  Map<String, List<Event>> of(Connection connection, Collection<String> contacts, Instant at)
      throws SQLException {
    Map<String, List<Event>> events = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(OF_CONTACTS)) {
      select.setArray(1, connection.createArrayOf("text", contacts.toArray()));
      select.setObject(2, ContactTable.timestamp(at));
      select.setFetchSize(5_000);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Event event = event(rows);
          events.computeIfAbsent(event.contactId(), id -> new ArrayList<>()).add(event);
        }
      }
    }
    return events;
  }

  /** What happened with a contact, latest first. */
  List<Event> before(Connection connection, String contact, TimeCursor cursor, int limit)
      throws SQLException {
    List<Event> events = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BEFORE)) {
      select.setString(1, contact);
      select.setObject(2, ContactTable.timestamp(cursor.at()));
      select.setObject(3, ContactTable.timestamp(cursor.at()));
      select.setString(4, cursor.id());
      select.setInt(5, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
    }
    return events;
  }

  /** The event as a row of COPY. */
  public byte[] copyText(Event event) {
    try {
      return new CopyText()
          .add(event.id())
          .add(event.contactId())
          .add(event.type().code())
          .add(event.at())
          .add(event.value() == null ? null : event.value().toPlainString())
          .add(event.currency())
          .add(json.writeValueAsString(event.properties()))
          .bytes();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a checked event cannot be written", e);
    }
  }

  private Event event(ResultSet row) throws SQLException {
    String properties = row.getString(7);
    return new Event(
        row.getString(1),
        row.getString(2),
        EventType.of(row.getString(3)).orElseThrow(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBigDecimal(5),
        row.getString(6),
        properties == null ? null : stored.read("an event's properties", properties, VALUES));
  }
}
