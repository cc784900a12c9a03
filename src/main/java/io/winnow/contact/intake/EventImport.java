package io.winnow.contact.intake;

import io.winnow.contact.ContactTable;
import io.winnow.contact.EventBody;
import io.winnow.contact.EventTable;
import io.winnow.contact.RfmBase;
import io.winnow.core.contact.Event;
import io.winnow.core.contact.EventType;
import io.winnow.platform.database.Copies;
import io.winnow.platform.database.Transactions;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.Bodies.Body;
import io.winnow.platform.stream.Chunk;
import io.winnow.platform.stream.LineError;
import io.winnow.platform.stream.LineErrors;
import io.winnow.platform.stream.OrderedPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Stores events from a stream of any length. An id that is known already changes nothing, so the
 * same events can be sent as often as one likes and in any order.
 */
@ApplicationScoped
class EventImport {

  private static final int UNDER_WAY = 4;
  private static final String COLUMNS = String.join(", ", EventTable.COLUMNS);
  private static final String STAGE =
      "create temp table if not exists contact_event_stage (like contact_event)"
          + " on commit delete rows";
  private static final String COPY = "copy contact_event_stage (" + COLUMNS + ") from stdin";
  private static final String INSERT =
      "insert into contact_event select * from contact_event_stage order by id"
          + " on conflict (id) do nothing";

  /** An event and where it stood. */
  private record Placed(long line, Event event) {}

  private record Events(int received, List<Placed> readable, List<LineError> errors) {}

  private final DataSource database;
  private final ContactTable contacts;
  private final EventTable table;
  private final RfmBase base;
  private final ImportWorkers workers;

  EventImport(
      DataSource database,
      ContactTable contacts,
      EventTable table,
      RfmBase base,
      ImportWorkers workers) {
    this.database = database;
    this.contacts = contacts;
    this.table = table;
    this.base = base;
    this.workers = workers;
  }

  EventSummary run(Bodies<EventBody> bodies) {
    Tally tally = new Tally();
    OrderedPipeline<Chunk<EventBody>, Events> pipeline =
        new OrderedPipeline<>(workers, UNDER_WAY, this::read, events -> store(events, tally));
    try {
      for (var chunk = Chunk.next(bodies); chunk != null; chunk = Chunk.next(bodies)) {
        pipeline.feed(chunk);
      }
    } finally {
      pipeline.finish();
      if (tally.bought) {
        base.changed();
      }
    }
    if (tally.created >= Transactions.MANY) {
      Transactions.analyze(database, "contact_event");
    }
    return tally.summary();
  }

  private Events read(Chunk<EventBody> chunk) {
    List<Placed> readable = new ArrayList<>();
    List<LineError> errors = new ArrayList<>();
    for (Body<EventBody> body : chunk.bodies()) {
      try {
        Event event = EventBody.required(body.read().call()).toStore();
        readable.add(new Placed(body.line(), event));
      } catch (Exception e) {
        errors.add(LineError.of(body.line(), e));
      }
    }
    return new Events(chunk.bodies().size(), readable, errors);
  }

  private void store(Events events, Tally tally) {
    List<LineError> errors = new ArrayList<>();
    long created =
        Transactions.run(
            database,
            (connection, first) -> {
              errors.clear();
              return insert(connection, events, errors);
            });
    tally.received += events.received();
    tally.created += created;
    tally.bought |=
        created > 0
            && events.readable().stream()
                .anyMatch(placed -> placed.event().type() == EventType.PURCHASE);
    errors.addAll(events.errors());
    tally.errors.add(errors);
  }

  private long insert(Connection connection, Events events, List<LineError> errors)
      throws SQLException {
    Set<String> wanted =
        events.readable().stream()
            .map(placed -> placed.event().contactId())
            .collect(Collectors.toSet());
    Set<String> known = contacts.known(connection, wanted);
    List<byte[]> rows = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Placed placed : events.readable()) {
      if (!known.contains(placed.event().contactId())) {
        errors.add(
            new LineError(placed.line(), "unknown-contact", "/contactId is no stored contact."));
      } else if (taken.add(placed.event().id())) {
        rows.add(table.copyText(placed.event()));
      }
    }
    if (rows.isEmpty()) {
      return 0;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      Copies.in(connection, COPY, rows);
      return statement.executeUpdate(INSERT);
    }
  }

  private static final class Tally {
    private long received;
    private long created;
    private boolean bought;
    private final LineErrors errors = new LineErrors();

    EventSummary summary() {
      long duplicates = received - created - errors.count();
      return new EventSummary(received, created, duplicates, errors.count(), errors.first());
    }
  }
}
