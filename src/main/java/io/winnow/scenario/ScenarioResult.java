package io.winnow.scenario;

import io.winnow.core.decision.Decision;
import io.winnow.core.rule.Reason;
import java.util.List;
import java.util.Objects;

/**
 * What came of one scenario.
 *
 * @param decision null when the rules could not be evaluated
 * @param differences every expectation that did not hold; empty: the scenario holds
 * @param fired the rows and rules that led to the segments, proposals and exclusions, each once
 */
public record ScenarioResult(
    Scenario scenario, Decision decision, List<Difference> differences, List<Reason> fired) {

  public ScenarioResult {
    Objects.requireNonNull(scenario, "scenario");
    differences = List.copyOf(differences);
    fired = List.copyOf(fired);
  }

  public boolean holds() {
    return differences.isEmpty();
  }

  /**
   * @param what the expectation, such as {@code offer} or {@code segments.include}
   */
  public record Difference(String what, String expected, String actual) {

    @Override
    public String toString() {
      return what + ": expected " + expected + ", got " + actual;
    }
  }
}
