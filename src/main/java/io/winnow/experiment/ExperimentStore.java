package io.winnow.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.audit.Audit;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Slot;
import io.winnow.core.experiment.State;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Replicas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The experiments in the database: every change, with its entry in the audit log. */
@ApplicationScoped
class ExperimentStore {

  private final Audit audit;
  private final Replicas replicas;
  private final ObjectMapper mapper;
  private final Clock clock;

  ExperimentStore(Audit audit, Replicas replicas, ObjectMapper mapper, Clock clock) {
    this.audit = audit;
    this.replicas = replicas;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Transactional
  List<Experiment> all() {
    return ExperimentEntity.sorted().stream().map(this::experiment).toList();
  }

  @Transactional
  List<Experiment> running() {
    return ExperimentEntity.running().stream().map(this::experiment).toList();
  }

  @Transactional
  long mark() {
    return ExperimentEntity.mark();
  }

  /**
   * @throws ProblemException unknown-experiment
   */
  @Transactional
  Experiment find(String key) {
    return experiment(known(key, ExperimentEntity.findById(key)));
  }

  /** By number; empty before the first start. */
  @Transactional
  List<Phase> phases(String key) {
    State state = find(key).state();
    return PhaseEntity.of(key).stream()
        .map(
            row ->
                new Phase(
                    Definition.read(row.definition, mapper).experiment(row.id.phase(), state),
                    row.startedAt,
                    row.endedAt,
                    row.holdoutAhead))
        .toList();
  }

  /**
   * @throws ProblemException experiment-exists
   */
  @Transactional
  Experiment create(ExperimentRequest asked, String actor) {
    lock();
    if (ExperimentEntity.findById(asked.key()) != null) {
      throw new ProblemException(
          ProblemType.EXPERIMENT_EXISTS, "There is an experiment '" + asked.key() + "' already.");
    }
    ExperimentEntity row = new ExperimentEntity();
    row.key = asked.key();
    row.ruleSet = asked.ruleSet();
    row.state(State.DRAFT);
    row.phase = 1;
    row.createdBy = actor;
    row.createdAt = now();
    save(row, Definition.of(asked), actor);
    row.persist();
    record(row, "experiment-created", Map.of());
    return experiment(row);
  }

  /** What the patch would make of an experiment. */
  ExperimentRequest patched(ExperimentRequest asked, ObjectNode patch) {
    try {
      return ExperimentFaults.check(Definition.of(asked).patched(patch, mapper));
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(
          "invalid-value", "The change cannot be read: " + e.getOriginalMessage(), "");
    }
  }

  /** As people wrote it. */
  @Transactional
  ExperimentRequest asked(String key) {
    return definition(known(key, ExperimentEntity.findById(key))).asked();
  }

  /** Changes one that does not run. */
  @Transactional
  Experiment change(ExperimentRequest before, ExperimentRequest after, String actor) {
    ExperimentEntity row = locked(after.key(), before);
    if (row.state() == State.PROMOTED) {
      throw notNow("The experiment '%s' is over; create another one.", row.key);
    }
    if (row.state() == State.RUNNING) {
      throw notNow(Lifecycle.WHILE_RUNNING, row.key);
    }
    row.ruleSet = after.ruleSet();
    save(row, new Definition(after, List.of(), definition(row).phaseStart()), actor);
    record(row, "experiment-changed", Map.of());
    return experiment(row);
  }

  /** Raises the coverage of one that runs: nobody who has a variant gets another one. */
  @Transactional
  Experiment widen(ExperimentRequest before, double coverage, String actor) {
    lock();
    ExperimentEntity row = locked(before.key(), before);
    if (row.state() != State.RUNNING) {
      throw notNow("The experiment '%s' does not run.", row.key);
    }
    Lifecycle.checkRoom(experiment(row), running());
    Definition now = definition(row);
    ExperimentRequest asked = now.asked().withCoverage(coverage);
    Definition next = new Definition(asked, slots(asked, now.slots()), now.phaseStart());
    save(row, next, actor);
    PhaseEntity.of(row.key, row.phase).definition = row.definition;
    record(
        row,
        "experiment-widened",
        Map.of("from", now.asked().coverage().toString(), "to", asked.coverage().toString()));
    return experiment(row);
  }

  /**
   * Begins a phase; ends the one that runs.
   *
   * @param before as it was when its versions were looked at
   * @param again whether it has to run; somebody may have started, stopped or promoted it since
   * @throws ProblemException conflict, experiment-state
   */
  @Transactional
  Experiment start(ExperimentRequest before, ExperimentRequest after, boolean again, String actor) {
    lock();
    ExperimentEntity row = locked(before.key(), before);
    Lifecycle.checkStart(row.key, row.state(), again);
    List<PhaseEntity> phases = PhaseEntity.of(row.key);
    if (row.state() == State.RUNNING) {
      phases.get(phases.size() - 1).endedAt = now();
    }
    row.phase = phases.size() + 1;
    List<String> seeds =
        phases.stream().map(p -> Definition.read(p.definition, mapper).asked().seed()).toList();
    ExperimentRequest asked = after.withSeed(Lifecycle.seed(after, row.phase, seeds));
    row.state(State.RUNNING);
    save(row, new Definition(asked, slots(asked, List.of()), now()), actor);
    PhaseEntity phase = new PhaseEntity();
    phase.id = new PhaseEntity.Id(row.key, row.phase);
    phase.definition = row.definition;
    phase.startedAt = now();
    phase.persist();
    record(row, "experiment-started", Lifecycle.details(asked));
    return experiment(row);
  }

  /** Ends the phase that runs. */
  @Transactional
  Experiment stop(String key, String actor, Map<String, String> details) {
    ExperimentEntity row = known(key, ExperimentEntity.locked(key));
    if (row.state() != State.RUNNING) {
      throw notNow("The experiment '%s' does not run.", key);
    }
    end(row, State.STOPPED, actor);
    record(row, "experiment-stopped", details);
    return experiment(row);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Experiment hold(String key) {
    return experiment(known(key, ExperimentEntity.locked(key)));
  }

  /** Ends an experiment for good, as part of the transaction that makes a variant live. */
  @Transactional(Transactional.TxType.MANDATORY)
  void promoted(String key, String variant, String actor, Map<String, String> details) {
    ExperimentEntity row = known(key, ExperimentEntity.locked(key));
    if (row.state() != State.RUNNING && row.state() != State.STOPPED) {
      throw notNow("The experiment '%s' never ran or is over.", key);
    }
    end(row, State.PROMOTED, actor);
    Map<String, String> told = new TreeMap<>(details);
    told.put("variant", variant);
    record(row, "experiment-promoted", told);
  }

  private void end(ExperimentEntity row, State state, String actor) {
    Definition now = definition(row);
    if (row.state() == State.RUNNING) {
      PhaseEntity.of(row.key, row.phase).endedAt = now();
    }
    row.state(state);
    save(row, new Definition(now.asked(), List.of(), now.phaseStart()), actor);
  }

  private List<Slot> slots(ExperimentRequest asked, List<Slot> has) {
    if (asked.namespace() == null) {
      return List.of();
    }
    List<Experiment> others =
        running().stream()
            .filter(e -> asked.namespace().equals(e.namespace()) && !e.key().equals(asked.key()))
            .toList();
    return Namespaces.slots(asked.namespace(), asked.coverage(), has, others);
  }

  private void save(ExperimentEntity row, Definition definition, String actor) {
    row.definition = definition.json(mapper);
    row.namespace = definition.asked().namespace();
    row.updatedBy = actor;
    row.updatedAt = now();
    row.changes++;
    replicas.wake();
  }

  private void record(ExperimentEntity row, String action, Map<String, String> details) {
    Map<String, String> told = new TreeMap<>(details);
    told.put("ruleSet", row.ruleSet);
    told.put("phase", String.valueOf(row.phase));
    audit.record(row.updatedBy, action, "experiment/" + row.key, null, told);
  }

  private ExperimentEntity locked(String key, ExperimentRequest before) {
    ExperimentEntity row = known(key, ExperimentEntity.locked(key));
    if (!definition(row).asked().equals(before)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "Somebody else changed the experiment '" + key + "'. Look again.");
    }
    return row;
  }

  /** Starts one after the other, over all replicas, so that they see each other. */
  private static void lock() {
    ExperimentEntity.getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('experiment'))")
        .getResultList();
  }

  private static ExperimentEntity known(String key, ExperimentEntity row) {
    if (row == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_EXPERIMENT, "There is no experiment '" + key + "'.");
    }
    return row;
  }

  static ProblemException notNow(String text, String key) {
    return new ProblemException(ProblemType.EXPERIMENT_STATE, text.formatted(key));
  }

  private Definition definition(ExperimentEntity row) {
    return Definition.read(row.definition, mapper);
  }

  private Experiment experiment(ExperimentEntity row) {
    return definition(row).experiment(row.phase, row.state());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
