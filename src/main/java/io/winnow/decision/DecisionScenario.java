package io.winnow.decision;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Decision;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.scenario.ScenarioResult;
import io.winnow.scenario.ScenarioText;
import io.winnow.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a scenario of a decision, and sees to it that it holds without the person's data. */
final class DecisionScenario {

  private static final String PATH = "scenarios/decision.yaml";

  private DecisionScenario() {}

  /**
   * @throws ProblemException scenario-not-possible
   */
  static String of(Draft draft, CapUsage usage) {
    if (Decider.capsBite(draft.proposals(), new CapUsage(Map.of(), usage.holds()))) {
      throw new ProblemException(
          ProblemType.SCENARIO_NOT_POSSIBLE,
          "A campaign kept offers back, which is nothing that rules decide.");
    }
    RuleProgram program = draft.live().program();
    Decision decision = Decider.settle(draft.proposals(), usage, 1);
    ScenarioText text = new ScenarioText(draft.proposals().facts(), usage, decision);
    String brief = text.ofLookedAt(program.looked());
    if (difference(brief, program) == null) {
      return brief;
    }
    // rules may reach facts in ways that their text does not tell
    String whole = text.ofEverything(program.looked());
    String difference = difference(whole, program);
    if (difference != null) {
      throw new ProblemException(
          ProblemType.SCENARIO_NOT_POSSIBLE,
          "Without the person's data the rules decide otherwise: " + difference + ".");
    }
    return whole;
  }

  /** Null where the scenario holds. */
  private static String difference(String yaml, RuleProgram program) {
    RuleSet ruleSet = program.ruleSet();
    Scenarios.Reading reading =
        Scenarios.read(
            new RuleSet(
                ruleSet.definition(), ruleSet.offers(), List.of(RuleSource.of(PATH, yaml))));
    if (reading.scenarios().isEmpty()) {
      return reading.issues().get(0).message();
    }
    ScenarioResult result = Scenarios.run(program, reading.scenarios().get(0));
    return result.holds()
        ? null
        : result.differences().stream().map(Object::toString).collect(Collectors.joining("; "));
  }
}
