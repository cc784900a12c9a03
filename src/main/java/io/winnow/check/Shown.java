package io.winnow.check;

import io.winnow.core.decision.Decision;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Patience;
import io.winnow.core.rule.RuleAnalyst.Rule;
import io.winnow.core.rule.RuleProgram;
import io.winnow.scenario.Expected;
import io.winnow.scenario.Scenario;
import io.winnow.scenario.ScenarioResult;
import io.winnow.scenario.Scenarios;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of running the scenarios, and what they show.
 *
 * @param rules {@code file rule} of every row that matched and every rule that fired
 * @param segments ids that some scenario demands
 * @param offers ids that some scenario demands
 */
record Shown(
    List<ScenarioResult> results, Set<String> rules, Set<String> segments, Set<String> offers) {

  static Shown run(RuleProgram program, List<Scenario> scenarios) {
    List<ScenarioResult> results = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    Set<String> segments = new HashSet<>();
    Set<String> offers = new HashSet<>();
    for (Scenario scenario : scenarios) {
      Patience.check();
      ScenarioResult result = Scenarios.run(program, scenario, Detail.FULL);
      results.add(result);
      Expected then = scenario.then();
      segments.addAll(then.include());
      if (then.exactly() != null) {
        segments.addAll(then.exactly());
      }
      if (then.offer() != null) {
        then.offer().ifPresent(offers::add);
      }
      result.fired().forEach(reason -> rules.add(reason.source() + " " + reason.rule()));
      matched(result.decision(), rules);
    }
    return new Shown(results, rules, segments, offers);
  }

  boolean shows(Rule rule) {
    return rules.contains(rule.source() + " " + rule.rule());
  }

  /** Rows of tables that only lead to other tables conclude nothing themselves. */
  private static void matched(Decision decision, Set<String> rules) {
    if (decision != null) {
      decision
          .findings()
          .tables()
          .forEach(
              table ->
                  table.rows().stream()
                      .filter(row -> row.matched())
                      .forEach(
                          row ->
                              rules.add(
                                  table.source() + " " + table.decision() + "#" + row.row())));
    }
  }
}
