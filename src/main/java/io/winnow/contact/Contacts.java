package io.winnow.contact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Event;
import io.winnow.core.contact.MetricsCalculator;
import io.winnow.core.contact.RfmBoundaries;
import io.winnow.platform.database.Patience;
import io.winnow.platform.http.TimeCursor;
import io.winnow.platform.json.StoredJson;
import io.winnow.platform.problem.FieldChecks;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The door to stored contacts and what is known of them. */
@ApplicationScoped
public class Contacts {

  private static final int AT_ONCE = 1_000;

  private final DataSource database;
  private final ContactTable contactTable;
  private final EventTable eventTable;
  private final RfmBase base;
  private final StoredJson json;
  private final Clock clock;

  Contacts(
      DataSource database,
      ContactTable contactTable,
      EventTable eventTable,
      RfmBase base,
      StoredJson json,
      Clock clock) {
    this.database = database;
    this.contactTable = contactTable;
    this.eventTable = eventTable;
    this.base = base;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What is known of a stored contact as of {@code at}. Never waits for a slow query: scores come
   * from the fifths of the base that are known already.
   *
   * @param zone in which days are counted
   * @throws ProblemException unknown-contact
   */
  public KnownContact facts(String id, Instant at, ZoneId zone) {
    KnownContact known = FieldChecks.storable(id) ? facts(List.of(id), at, zone).get(id) : null;
    if (known == null) {
      throw unknown(id);
    }
    return known;
  }

  /**
   * The same for many contacts with one query for the contacts and one for the events of every
   * thousand. Ids that are not stored are absent from the answer.
   */
  public Map<String, KnownContact> facts(Collection<String> ids, Instant at, ZoneId zone) {
    RfmBoundaries near = base.near(at);
    return QuarkusTransaction.joiningExisting().call(() -> soon(() -> facts(ids, at, zone, near)));
  }

  /** Reads within the transaction, of which all statements go through one connection. */
  private <T> T soon(Supplier<T> read) {
    try (Connection connection = database.getConnection()) {
      return Patience.of(connection, Patience.SHORT, read::get);
    } catch (SQLException e) {
      throw ProblemException.databaseAway();
    }
  }

  /** The figures of a stored contact with the latest scores, which may take a moment. */
  ContactMetrics metrics(String id, Instant at, ZoneId zone) {
    RfmBoundaries exact = base.exact(at);
    KnownContact known =
        QuarkusTransaction.joiningExisting()
            .call(() -> facts(List.of(id), at, zone, exact))
            .get(id);
    if (known == null) {
      throw unknown(id);
    }
    return known.metrics();
  }

  private Map<String, KnownContact> facts(
      Collection<String> ids, Instant at, ZoneId zone, RfmBoundaries base) {
    List<String> wanted = storable(ids);
    Map<String, KnownContact> known = new LinkedHashMap<>();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      read(known, wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)), at, zone, base);
    }
    return known;
  }

  private void read(
      Map<String, KnownContact> known,
      List<String> ids,
      Instant at,
      ZoneId zone,
      RfmBoundaries base) {
    List<ContactEntity> rows = ContactEntity.among(ids);
    Map<String, List<Event>> events = eventsOf(rows.stream().map(row -> row.id).toList(), at);
    for (ContactEntity row : rows) {
      StoredContact stored = row.toStored(json);
      known.put(row.id, known(stored, events.getOrDefault(row.id, List.of()), at, zone, base));
    }
  }

  private static List<String> storable(Collection<String> ids) {
    return ids.stream().filter(FieldChecks::storable).distinct().toList();
  }

  private static KnownContact known(
      StoredContact stored, List<Event> events, Instant at, ZoneId zone, RfmBoundaries base) {
    return new KnownContact(
        stored.contact(),
        MetricsCalculator.calculate(events, stored.contact().createdAt(), at, zone, base),
        stored.consent().after(events, stored.consentAt(), at));
  }

  /**
   * The figures of a contact that is not stored, from the events that came with it.
   *
   * @param createdAt since when the contact is known; may be null
   */
  public ContactMetrics metrics(
      Collection<Event> events, Instant createdAt, Instant at, ZoneId zone) {
    return MetricsCalculator.calculate(events, createdAt, at, zone, base.near(at));
  }

  /** Stores a contact; true when it is a new one. */
  @Transactional
  boolean put(ContactBody body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoredContact stored = body.toStore(now);
    try (Connection connection = database.getConnection()) {
      return contactTable.upsert(connection, stored, now);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Transactional
  StoredContact get(String id) {
    ContactEntity row = FieldChecks.storable(id) ? ContactEntity.findById(id) : null;
    if (row == null) {
      throw unknown(id);
    }
    return row.toStored(json);
  }

  /** The next contacts by id, of those whose ids begin with {@code prefix}. */
  @Transactional
  List<StoredContact> page(String prefix, String after, int limit) {
    return ContactEntity.page(prefix, after, limit).stream()
        .map(row -> row.toStored(json))
        .toList();
  }

  /**
   * What happened with a contact, latest first.
   *
   * @throws ProblemException unknown-contact
   */
  @Transactional
  List<Event> events(String id, TimeCursor cursor, int limit) {
    get(id);
    try (Connection connection = database.getConnection()) {
      return eventTable.before(connection, id, cursor, limit);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Erases a contact and everything that happened with it. */
  @Transactional
  void erase(String id) {
    if (!FieldChecks.storable(id) || !ContactEntity.deleteById(id)) {
      throw unknown(id);
    }
  }

  private Map<String, List<Event>> eventsOf(Collection<String> ids, Instant at) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try (Connection connection = database.getConnection()) {
      return eventTable.of(connection, ids, at);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        ProblemType.UNKNOWN_CONTACT, "There is no contact '" + id + "' here.");
  }
}
