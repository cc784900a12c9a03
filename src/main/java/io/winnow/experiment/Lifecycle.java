package io.winnow.experiment;

import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.State;
import io.winnow.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What may be done with an experiment, and what it means for those who are in it. */
final class Lifecycle {

  static final String WHILE_RUNNING =
      "The experiment '%s' runs: only its coverage can be raised, since anything else would move"
          + " contacts or mix what is measured. To begin a new phase, which assigns everybody"
          + " anew, send the change with \"newPhase\": true, or stop, change and start it.";

  private Lifecycle() {}

  /**
   * @param again whether it shall begin a new phase while it runs
   * @throws ProblemException experiment-state
   */
  static void checkStart(String key, State state, boolean again) {
    if (state == State.PROMOTED) {
      throw ExperimentStore.notNow("The experiment '%s' is over; create another one.", key);
    }
    if ((state == State.RUNNING) != again) {
      throw ExperimentStore.notNow(
          again ? "The experiment '%s' does not run." : "The experiment '%s' runs already.", key);
    }
  }

  /** Whether the change does nothing but raise the coverage. */
  static boolean onlyWidens(ExperimentRequest before, ExperimentRequest after) {
    return after.coverage() > before.coverage()
        && before.withCoverage(after.coverage()).equals(after);
  }

  /**
   * What a phase assigns by: never what an earlier one did, or contacts would keep their variants.
   *
   * @param earlier seeds of earlier phases
   */
  static String seed(ExperimentRequest asked, int phase, List<String> earlier) {
    String own = asked.seed() == null ? asked.key() : asked.seed();
    if (phase == 1) {
      return own;
    }
    return asked.seed() == null || earlier.contains(own) ? asked.key() + ":" + phase : own;
  }

  /**
   * Sees to it that widening takes no contact from an experiment that began later.
   *
   * @throws ProblemException experiment-state
   */
  static void checkRoom(Experiment widened, List<Experiment> running) {
    for (Experiment other : running) {
      boolean apart =
          widened.namespace() != null && widened.namespace().equals(other.namespace())
              || !widened.ruleSet().equals(other.ruleSet());
      if (!apart && widened.phaseStart().isBefore(other.phaseStart())) {
        throw ExperimentStore.notNow(
            "Widening '%s' would take contacts from '"
                + other.key()
                + "', which began later on the same rule set. Stop that one, or let both share a"
                + " namespace.",
            widened.key());
      }
    }
  }

  /** For the audit log. */
  static Map<String, String> details(ExperimentRequest asked) {
    return Map.of(
        "coverage",
        asked.coverage().toString(),
        "seed",
        asked.seed(),
        "variants",
        asked.variants().stream()
            .map(v -> v.key() + "=" + v.version() + "×" + v.weight())
            .collect(Collectors.joining(", ")));
  }
}
