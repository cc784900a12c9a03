package io.winnow.contact.intake;

import io.winnow.contact.ContactBody;
import io.winnow.contact.ContactTable;
import io.winnow.contact.StoredContact;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stores contacts from a stream of any length: chunks are read and checked side by side and stored
 * in order, so that of two lines about one contact the later one counts. Each chunk is its own
 * transaction: what was stored before a stream breaks off stays, and sending it again does no harm.
 */
@ApplicationScoped
class ContactImport {

  private static final Logger LOG = Logger.getLogger(ContactImport.class);
  private static final int UNDER_WAY = 4;

  private static final String COLUMNS = String.join(", ", ContactTable.COLUMNS);
  private static final String COPY_NEW = "copy contact (" + COLUMNS + ") from stdin";
  private static final String STAGE =
      "create temp table if not exists contact_stage (like contact) on commit delete rows";
  private static final String COPY_STAGE = "copy contact_stage (" + COLUMNS + ") from stdin";

  /** By id, so that two imports at once lock rows in the same order. */
  private static final String MERGE =
      "with merged as (insert into contact select * from contact_stage order by id"
          + ContactTable.ON_CONFLICT
          + " returning (xmax = 0) as created)"
          + " select count(*) from merged where created";

  /** The rows of one chunk by id, the last of each, ready for the database. */
  private record Rows(int received, Map<String, byte[]> byId, List<LineError> errors) {}

  private final DataSource database;
  private final ContactTable table;
  private final ImportWorkers workers;
  private final Clock clock;

  ContactImport(DataSource database, ContactTable table, ImportWorkers workers, Clock clock) {
    this.database = database;
    this.table = table;
    this.workers = workers;
    this.clock = clock;
  }

  ImportSummary run(Bodies<ContactBody> bodies) {
    Tally tally = new Tally();
    OrderedPipeline<Chunk<ContactBody>, Rows> pipeline =
        new OrderedPipeline<>(workers, UNDER_WAY, this::rows, rows -> store(rows, tally));
    try {
      for (var chunk = Chunk.next(bodies); chunk != null; chunk = Chunk.next(bodies)) {
        pipeline.feed(chunk);
      }
    } finally {
      pipeline.finish();
      LOG.infof(
          "event=contacts-imported received=%d created=%d failed=%d",
          tally.received, tally.created, tally.errors.count());
    }
    if (tally.created >= Transactions.MANY) {
      Transactions.analyze(database, "contact");
    }
    return tally.summary();
  }

  private Rows rows(Chunk<ContactBody> chunk) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, StoredContact> last = new LinkedHashMap<>();
    List<LineError> errors = new ArrayList<>();
    for (Body<ContactBody> body : chunk.bodies()) {
      try {
        StoredContact contact = ContactBody.required(body.read().call()).toStore(now);
        last.merge(contact.contact().id(), contact, StoredContact::replacedBy);
      } catch (Exception e) {
        errors.add(LineError.of(body.line(), e));
      }
    }
    Map<String, byte[]> byId = new LinkedHashMap<>();
    last.forEach((id, contact) -> byId.put(id, table.copyText(contact, now)));
    return new Rows(chunk.bodies().size(), byId, errors);
  }

  private void store(Rows rows, Tally tally) {
    long created =
        Transactions.run(
            database,
            (connection, first) -> {
              if (!first) {
                tally.allNew = false;
                return merge(connection, rows);
              }
              return tally.allNew
                  ? Copies.in(connection, COPY_NEW, rows.byId().values())
                  : storeApart(connection, rows);
            });
    tally.received += rows.received();
    tally.created += created;
    tally.errors.add(rows.errors());
  }

  /** New contacts straight into the table, which is twice as fast; the others are merged. */
  private long storeApart(Connection connection, Rows rows) throws SQLException {
    Set<String> known = table.known(connection, rows.byId().keySet());
    Map<String, byte[]> fresh = new LinkedHashMap<>(rows.byId());
    fresh.keySet().removeAll(known);
    Map<String, byte[]> others = new LinkedHashMap<>(rows.byId());
    others.keySet().retainAll(known);
    if (!others.isEmpty()) {
      merge(connection, new Rows(0, others, List.of()));
    }
    return fresh.isEmpty() ? 0 : Copies.in(connection, COPY_NEW, fresh.values());
  }

  private static long merge(Connection connection, Rows rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      Copies.in(connection, COPY_STAGE, rows.byId().values());
      try (var result = statement.executeQuery(MERGE)) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private static final class Tally {
    private long received;
    private long created;

    /** Nobody was known so far: the first import of a base need not look anybody up. */
    private boolean allNew = true;

    private final LineErrors errors = new LineErrors();

    ImportSummary summary() {
      long updated = received - created - errors.count();
      return new ImportSummary(received, created, updated, errors.count(), errors.first());
    }
  }
}
