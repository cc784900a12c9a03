package io.winnow.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The jobs as those who run them see them. Each statement looks at the state of the row that it
 * changes, so that a job that was cancelled, or taken for dead, stays so.
 */
@ApplicationScoped
class ImpactQueue {

  /** Whoever runs a job is heard of far more often. */
  private static final String DEAD_AFTER = "30 seconds";

  private static final Impact.Failure INTERRUPTED =
      new Impact.Failure(
          "interrupted", "The service ended before the job. Ask for it again.", List.of());

  private final EntityManager rows;
  private final MoveTable moves;
  private final ImpactConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  ImpactQueue(
      EntityManager rows, MoveTable moves, ImpactConfig config, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.moves = moves;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /** Takes the job that has waited longest, which nobody else can take then; null: none waits. */
  @Transactional
  Job take() {
    List<?> next =
        rows.createNativeQuery(
                "select id from impact where state = 'queued'"
                    + " order by requested_at, id limit 1 for update skip locked",
                UUID.class)
            .getResultList();
    if (next.isEmpty()) {
      return null;
    }
    UUID id = (UUID) next.get(0);
    rows.createNativeQuery(
            "update impact set state = 'running', started_at = ?1, beat_at = clock_timestamp()"
                + " where id = ?2")
        .setParameter(1, now().atOffset(ZoneOffset.UTC))
        .setParameter(2, id)
        .executeUpdate();
    return Job.of(ImpactEntity.findById(id));
  }

  /** Lets the others know that the job is being worked on; false: it is not to be any more. */
  @Transactional
  boolean beat(UUID id) {
    return rows.createNativeQuery(
                "update impact set beat_at = clock_timestamp() where id = ?1 and state = 'running'")
            .setParameter(1, id)
            .executeUpdate()
        > 0;
  }

  /** Keeps how far the job is; false: it is not to be worked on any more. */
  @Transactional
  boolean progress(UUID id, long done, long total, List<MovedContact> moved) {
    boolean goesOn =
        rows.createNativeQuery(
                    "update impact set done = ?1, total = ?2, beat_at = clock_timestamp()"
                        + " where id = ?3 and state = 'running'")
                .setParameter(1, done)
                .setParameter(2, total)
                .setParameter(3, id)
                .executeUpdate()
            > 0;
    if (goesOn) {
      moves.add(id, moved);
    }
    return goesOn;
  }

  @Transactional
  void finish(UUID id, ImpactResult result) {
    end(id, ImpactState.DONE, text(result), null);
  }

  @Transactional
  void fail(UUID id, Impact.Failure failure) {
    end(id, ImpactState.FAILED, null, text(failure));
    forgetMoves(id);
  }

  /** The service is about to end. */
  @Transactional
  void interrupt(UUID id) {
    fail(id, INTERRUPTED);
  }

  /** Cancels a job that has not ended; one that has stays as it is. */
  @Transactional
  void cancel(UUID id) {
    int changed =
        rows.createNativeQuery(
                "update impact set state = 'cancelled', ended_at = ?1, bundle = null"
                    + " where id = ?2 and state in ('queued', 'running')")
            .setParameter(1, now().atOffset(ZoneOffset.UTC))
            .setParameter(2, id)
            .executeUpdate();
    if (changed > 0) {
      forgetMoves(id);
    }
  }

  /** Fails jobs whose replica is gone, and forgets those that ended long ago. */
  @Transactional
  void tidy() {
    List<?> dead =
        rows.createNativeQuery(
                "select id from impact where state = 'running'"
                    + " and beat_at < clock_timestamp() - cast(?1 as interval)"
                    + " for update skip locked",
                UUID.class)
            .setParameter(1, DEAD_AFTER)
            .getResultList();
    dead.forEach(id -> fail((UUID) id, INTERRUPTED));
    ImpactEntity.delete("endedAt < ?1", now().minus(config.keep()));
  }

  private void end(UUID id, ImpactState state, String result, String failure) {
    rows.createNativeQuery(
            "update impact set state = ?1, ended_at = ?2, result = ?3, failure = ?4, bundle = null"
                + " where id = ?5 and state = 'running'")
        .setParameter(1, state.code())
        .setParameter(2, now().atOffset(ZoneOffset.UTC))
        .setParameter(3, result)
        .setParameter(4, failure)
        .setParameter(5, id)
        .executeUpdate();
  }

  private void forgetMoves(UUID id) {
    rows.createNativeQuery("delete from impact_move where impact = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
