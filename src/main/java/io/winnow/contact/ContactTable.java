package io.winnow.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.Contact;
import io.winnow.platform.database.CopyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Writes rows of {@code contact}. */
@ApplicationScoped
public class ContactTable {

  /** In the order of {@link #bind} and of {@link #copyText}. */
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "first_name",
          "email",
          "birth_date",
          "age",
          "gender",
          "country",
          "region",
          "city",
          "language",
          "occupation",
          "income_band",
          "education",
          "interests",
          "lead_source",
          "created_at",
          "attributes",
          "consent_purposes",
          "consent_channels",
          "consent_at",
          "updated_at");

  /** The profile is replaced as a whole; consent only where it was sent, that is, has its time. */
  public static final String ON_CONFLICT =
      " on conflict (id) do update set "
          + COLUMNS.stream()
              .filter(column -> !column.equals("id"))
              .map(ContactTable::replace)
              .collect(Collectors.joining(", "));

  private static final String UPSERT =
      "insert into contact ("
          + String.join(", ", COLUMNS)
          + ") values ("
          + COLUMNS.stream().map(ContactTable::parameter).collect(Collectors.joining(", "))
          + ")"
          + ON_CONFLICT
          + " returning (xmax = 0)";

  private static final String KNOWN = "select id from contact where id = any (?)";

  private static final int MAX_WRITTEN = 1_000;

  private final ObjectMapper json;
  private final Map<Map<String, ConsentState>, String> written = new ConcurrentHashMap<>();

  ContactTable(ObjectMapper json) {
    this.json = json;
  }

  private static String replace(String column) {
    return column.startsWith("consent_")
        ? "%1$s = case when excluded.consent_at is null then contact.%1$s else excluded.%1$s end"
            .formatted(column)
        : "%1$s = excluded.%1$s".formatted(column);
  }

  private static String parameter(String column) {
    return switch (column) {
      case "attributes", "consent_purposes", "consent_channels" -> "?::jsonb";
      default -> "?";
    };
  }

  /** Stores the contact; true when it was not there before. */
  boolean upsert(Connection connection, StoredContact stored, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      bind(statement, stored, now);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void bind(PreparedStatement to, StoredContact stored, Instant now) throws SQLException {
    Contact contact = stored.contact();
    Consent consent = stored.consent() == null ? Consent.UNKNOWN : stored.consent();
    List<Object> values =
        Arrays.asList(
            contact.id(),
            contact.firstName(),
            contact.email(),
            contact.birthDate(),
            contact.age(),
            contact.gender(),
            contact.country(),
            contact.region(),
            contact.city(),
            contact.language(),
            contact.occupation(),
            contact.incomeBand(),
            contact.education(),
            contact.interests() == null
                ? null
                : to.getConnection().createArrayOf("text", contact.interests().toArray()),
            contact.leadSource(),
            timestamp(contact.createdAt()),
            text(contact.attributes()),
            states(consent.purposes()),
            states(consent.channels()),
            timestamp(stored.consentAt()),
            timestamp(now));
    for (int i = 0; i < values.size(); i++) {
      to.setObject(i + 1, values.get(i));
    }
  }

  /** The contact as a row of COPY. */
  public byte[] copyText(StoredContact stored, Instant now) {
    Contact contact = stored.contact();
    Consent consent = stored.consent() == null ? Consent.UNKNOWN : stored.consent();
    return new CopyText()
        .add(contact.id())
        .add(contact.firstName())
        .add(contact.email())
        .add(contact.birthDate())
        .add(contact.age())
        .add(contact.gender())
        .add(contact.country())
        .add(contact.region())
        .add(contact.city())
        .add(contact.language())
        .add(contact.occupation())
        .add(contact.incomeBand())
        .add(contact.education())
        .addArray(contact.interests())
        .add(contact.leadSource())
        .add(contact.createdAt())
        .add(text(contact.attributes()))
        .add(states(consent.purposes()))
        .add(states(consent.channels()))
        .add(stored.consentAt())
        .add(now)
        .bytes();
  }

  /** Those of the ids that are stored. */
  public Set<String> known(Connection connection, Collection<String> ids) throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
    }
    return known;
  }

  static OffsetDateTime timestamp(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** Millions of contacts give a handful of different consents. */
  private String states(Map<String, ConsentState> states) {
    String known = written.get(states);
    if (known == null) {
      known = text(ConsentBody.codes(states));
      if (written.size() < MAX_WRITTEN) {
        written.put(states, known);
      }
    }
    return known;
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a checked value cannot be written", e);
    }
  }
}
