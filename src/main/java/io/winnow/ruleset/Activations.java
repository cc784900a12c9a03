package io.winnow.ruleset;

import io.winnow.audit.Audit;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Versions that go live at some time. Any replica may see to it; one does. */
@ApplicationScoped
class Activations {

  private static final Logger LOG = Logger.getLogger(Activations.class);
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final VersionStore store;
  private final Programs programs;
  private final Announcements announcements;
  private final Audit audit;
  private final Clock clock;

  Activations(
      VersionStore store,
      Programs programs,
      Announcements announcements,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.programs = programs;
    this.announcements = announcements;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  String schedule(String ruleSet, int version, Instant effectiveAt, String actor) {
    ActivationEntity row = new ActivationEntity();
    row.id = UUID.randomUUID();
    row.ruleSet = ruleSet;
    row.version = version;
    row.effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
    row.state = ActivationEntity.SCHEDULED;
    row.requestedBy = actor;
    row.requestedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    row.persist();
    return row.id.toString();
  }

  /** By the time at which they take effect, past ones included. */
  @Transactional
  List<Activation> list(String ruleSet) {
    return ActivationEntity.of(ruleSet).stream().map(ActivationEntity::toActivation).toList();
  }

  /**
   * @throws ProblemException unknown-activation, also for one that is over
   */
  @Transactional
  void cancel(String ruleSet, String id, String actor) {
    ActivationEntity row = locked(id);
    if (row == null
        || !row.ruleSet.equals(ruleSet)
        || !row.state.equals(ActivationEntity.SCHEDULED)) {
      throw new ProblemException(
          ProblemType.UNKNOWN_ACTIVATION, "No activation '" + id + "' is to come.");
    }
    row.state = ActivationEntity.CANCELLED;
    audit.record(
        actor,
        "activation-cancelled",
        Versions.subject(ruleSet, row.version),
        store.hash(ruleSet, row.version),
        Map.of("effectiveAt", row.effectiveAt.toString()));
  }

  private static ActivationEntity locked(String id) {
    try {
      return ActivationEntity.findById(UUID.fromString(id), LockModeType.PESSIMISTIC_WRITE);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Those that are due within a moment or are overdue, in the order in which they take effect. */
  @Transactional
  List<Activation> coming() {
    return ActivationEntity.until(clock.instant().plus(AHEAD)).stream()
        .map(ActivationEntity::toActivation)
        .toList();
  }

  /** Compiles what will be needed soon; true where this one can take effect. */
  boolean isReady(Activation coming) {
    String hash = store.hash(coming.ruleSet(), coming.version());
    if (programs.find(hash) == null) {
      programs.get(hash, () -> store.find(coming.ruleSet(), coming.version()).bundle());
      return false;
    }
    return !coming.effectiveAt().isAfter(clock.instant());
  }

  /** Lets an activation take effect, unless another replica did; true when this one did. */
  @Transactional
  boolean complete(Activation due) {
    ActivationEntity row = locked(due.id());
    if (row == null || !row.state.equals(ActivationEntity.SCHEDULED)) {
      return false;
    }
    String hash = store.hash(row.ruleSet, row.version);
    Outcome outcome = programs.find(hash);
    boolean usable = outcome != null && outcome.isCompiled();
    row.state = usable ? ActivationEntity.DONE : ActivationEntity.FAILED;
    if (usable) {
      store.makeLive(row.ruleSet, row.version);
      announcements.live(row.ruleSet);
    }
    audit.record(
        row.requestedBy,
        usable ? "version-activated" : "activation-failed",
        Versions.subject(row.ruleSet, row.version),
        hash,
        Map.of("effectiveAt", row.effectiveAt.toString()));
    LOG.infof(
        "event=scheduled-activation ruleSet=%s version=%d done=%s",
        row.ruleSet, row.version, usable);
    return usable;
  }
}
