package io.winnow.scenario;

import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Proposals;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the scenarios of a rule set and runs them: the same for tests and for publishing. */
public final class Scenarios {

  private static final String FOLDER = "scenarios/";
  private static final String SUFFIX = ".yaml";

  private Scenarios() {}

  /**
   * What came of reading.
   *
   * @param scenarios those without an error, by path
   * @param issues sorted
   */
  public record Reading(List<Scenario> scenarios, List<Issue> issues) {
    public Reading {
      scenarios = List.copyOf(scenarios);
      issues = issues.stream().sorted().toList();
    }
  }

  /** Reads every {@code scenarios/*.yaml}; never throws for what an author wrote. */
  public static Reading read(RuleSet ruleSet) {
    List<Issue> issues = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    for (RuleSource source : ruleSet.sources()) {
      if (source.path().startsWith(FOLDER) && source.path().endsWith(SUFFIX)) {
        ScenarioReader.read(source, ruleSet, issues).ifPresent(scenarios::add);
      }
    }
    return new Reading(scenarios, issues);
  }

  /** Runs one scenario; what goes wrong in evaluation is a difference, too. */
  public static ScenarioResult run(RuleProgram program, Scenario scenario) {
    return run(program, scenario, Detail.REASONS);
  }

  /**
   * @param detail {@link Detail#FULL} adds every evaluated table to the decision's findings
   */
  public static ScenarioResult run(RuleProgram program, Scenario scenario, Detail detail) {
    try {
      Proposals proposals = new Decider(program).propose(scenario.given().facts(), detail);
      Decision decision =
          Decider.settle(proposals, scenario.given().usage(proposals.shortlist().capped()), 1);
      return new ScenarioResult(
          scenario,
          decision,
          Comparison.differences(scenario.then(), decision),
          fired(decision.findings()));
    } catch (FactsException e) {
      return failed(scenario, e.pointer() + " " + e.getMessage());
    } catch (EvaluationException e) {
      return failed(scenario, e.getMessage());
    }
  }

  public static List<ScenarioResult> run(RuleProgram program, List<Scenario> scenarios) {
    return scenarios.stream().map(scenario -> run(program, scenario)).toList();
  }

  private static ScenarioResult failed(Scenario scenario, String message) {
    return new ScenarioResult(
        scenario,
        null,
        List.of(new ScenarioResult.Difference("evaluation", "a decision", message)),
        List.of());
  }

  private static List<Reason> fired(Findings findings) {
    Set<Reason> fired = new LinkedHashSet<>();
    findings.segments().forEach(match -> fired.addAll(match.because()));
    findings.proposals().forEach(proposal -> fired.addAll(proposal.because()));
    findings.exclusions().forEach(exclusion -> fired.addAll(exclusion.because()));
    return List.copyOf(fired);
  }
}
