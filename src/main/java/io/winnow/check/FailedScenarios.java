package io.winnow.check;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.scenario.ScenarioResult;
import io.winnow.scenario.ScenarioResult.Difference;
import java.util.List;
import java.util.stream.Collectors;

/** Scenarios that do not hold. */
final class FailedScenarios implements SubjectCheck {

  @Override
  public void check(Subject subject, List<Issue> issues) {
    if (subject.results() == null) {
      if (!subject.scenarios().scenarios().isEmpty()) {
        issues.add(
            Issue.info(
                "scenarios-not-run",
                "The scenarios were not run, since the rules have errors. Mend these first.",
                Location.file(null)));
      }
      return;
    }
    for (ScenarioResult result : subject.results().results()) {
      if (!result.holds()) {
        issues.add(
            Issue.error(
                "scenario-failed",
                "\"%s\" does not hold: %s. Change the rules, or the scenario if it is no longer right."
                    .formatted(
                        result.scenario().sentence(),
                        result.differences().stream()
                            .map(Difference::toString)
                            .collect(Collectors.joining("; "))),
                Location.file(result.scenario().path())));
      }
    }
  }
}
