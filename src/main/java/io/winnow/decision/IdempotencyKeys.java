package io.winnow.decision;

import io.quarkus.scheduler.Scheduled;
import io.winnow.platform.database.Exchange;
import io.winnow.platform.database.Patience;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The answers that repeated requests get again, until their keys expire. */
@ApplicationScoped
class IdempotencyKeys {

  private static final Logger LOG = Logger.getLogger(IdempotencyKeys.class);

  /** What a key's first request was answered. */
  record Kept(byte[] bodyHash, String answer) {

    /**
     * @throws ProblemException idempotency-key-reused
     */
    String answerTo(IdempotencyKey key) {
      if (!key.sameBody(bodyHash)) {
        throw new ProblemException(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "This Idempotency-Key came before with another body. Use a new key for a new request.");
      }
      return answer;
    }
  }

  /** Counted, since a row for each lock would have to be sent and read. */
  private static final String LOCK =
      "select count(pg_advisory_xact_lock(hashtextextended('winnow-key:' || k, 0)))"
          + " from unnest(?::text[]) k";

  private static final String READ =
      "select key, body_hash, answer from decision_key"
          + " where key = any(?::text[]) and expires_at > (?::timestamptz[])[1]";

  private static final String KEEP =
      """
      insert into decision_key (key, body_hash, answer, expires_at)
      select * from unnest(?::text[], ?::bytea[], ?::text[], ?::timestamptz[])
      on conflict on constraint decision_key_pk do update set
        body_hash = excluded.body_hash, answer = excluded.answer, expires_at = excluded.expires_at
      """;

  private final DataSource database;
  private final Clock clock;
  private final DecisionConfig config;

  IdempotencyKeys(DataSource database, Clock clock, DecisionConfig config) {
    this.database = database;
    this.clock = clock;
    this.config = config;
  }

  /** The kept answer, or null for a key that is new. */
  Kept find(IdempotencyKey key) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Patience.of(
          connection,
          Patience.SHORT,
          () -> read(connection, new Exchange(), List.of(key.key()), false).get(key.key()));
    }
  }

  /**
   * What is kept for these keys; until the transaction ends, nobody else works on a request with
   * one of them.
   *
   * @param keys in their order, which is the same everywhere, or two groups could wait for each
   *     other
   */
  Map<String, Kept> lock(Connection connection, SortedSet<String> keys) throws SQLException {
    // one after the other in READ COMMITTED: the second sees all that was committed before the lock
    return read(connection, new Exchange().statement(LOCK).texts(keys.stream()), keys, true);
  }

  private Map<String, Kept> read(
      Connection connection, Exchange exchange, Collection<String> keys, boolean afterLock)
      throws SQLException {
    exchange.statement(READ).texts(keys.stream()).times(Stream.of(clock.instant()));
    Map<String, Kept> kept = new HashMap<>();
    try (PreparedStatement read = exchange.prepare(connection)) {
      read.execute();
      if (afterLock) {
        read.getMoreResults();
      }
      try (ResultSet row = read.getResultSet()) {
        while (row.next()) {
          kept.put(row.getString(1), new Kept(row.getBytes(2), row.getString(3)));
        }
      }
    }
    return kept;
  }

  /** Adds the keeping of answers; a key that has expired is taken over. */
  void write(Map<IdempotencyKey, String> answers, Exchange exchange) {
    if (answers.isEmpty()) {
      return;
    }
    Instant expiry = clock.instant().plus(config.idempotencyRetention());
    exchange
        .statement(KEEP)
        .texts(answers.keySet().stream().map(IdempotencyKey::key))
        .bytes(answers.keySet().stream().map(IdempotencyKey::bodyHash))
        .texts(answers.values().stream())
        .times(answers.keySet().stream().map(key -> expiry));
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forgetExpired() {
    try (Connection connection = database.getConnection();
        PreparedStatement forget =
            connection.prepareStatement("delete from decision_key where expires_at <= ?")) {
      forget.setObject(1, now());
      int forgotten = forget.executeUpdate();
      if (forgotten > 0) {
        LOG.infof("event=idempotency-keys-expired count=%d", forgotten);
      }
    } catch (SQLException e) {
      LOG.warnf("event=idempotency-keys-not-expired reason=%s", e.getSQLState());
    }
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
