package io.winnow.decision;

import io.quarkus.scheduler.Scheduled;
import io.winnow.platform.database.Exchange;
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
      return read(connection, List.of(key.key())).get(key.key());
    }
  }

  /** Until the transaction ends, nobody else works on a request with one of these keys. */
  void lock(Connection connection, Collection<String> keys) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "select pg_advisory_xact_lock(hashtextextended('winnow-key:' || k, 0))"
                + " from unnest(?::text[]) k")) {
      lock.setArray(1, connection.createArrayOf("text", keys.stream().sorted().toArray()));
      lock.execute();
    }
  }

  Map<String, Kept> read(Connection connection, Collection<String> keys) throws SQLException {
    Map<String, Kept> kept = new HashMap<>();
    try (PreparedStatement read =
        connection.prepareStatement(
            "select key, body_hash, answer from decision_key"
                + " where key = any(?) and expires_at > ?")) {
      read.setArray(1, connection.createArrayOf("text", keys.toArray()));
      read.setObject(2, now());
      try (ResultSet row = read.executeQuery()) {
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
