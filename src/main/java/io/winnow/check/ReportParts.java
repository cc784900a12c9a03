package io.winnow.check;

import io.winnow.check.CheckReport.Case;
import io.winnow.check.CheckReport.Cases;
import io.winnow.check.CheckReport.Count;
import io.winnow.check.CheckReport.Coverage;
import io.winnow.check.CheckReport.Covered;
import io.winnow.check.CheckReport.Place;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Recommendation;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleAnalyst.Rule;
import io.winnow.scenario.ScenarioResult;
import java.util.List;
import java.util.Set;

/** The scenarios and the coverage of a report. */
final class ReportParts {

  private ReportParts() {}

  static Cases cases(Subject subject) {
    if (subject.results() == null) {
      return new Cases(0, 0, List.of());
    }
    List<Case> cases = subject.results().results().stream().map(ReportParts::one).toList();
    int passed = (int) cases.stream().filter(Case::passed).count();
    return new Cases(passed, cases.size() - passed, cases);
  }

  private static Case one(ScenarioResult result) {
    Decision decision = result.decision();
    return new Case(
        result.scenario().path(),
        result.scenario().sentence(),
        result.holds(),
        result.differences(),
        result.fired(),
        decision == null
            ? List.of()
            : decision.findings().segments().stream().map(Findings.SegmentMatch::segment).toList(),
        decision != null && decision.recommendation() instanceof Recommendation.Offered offered
            ? offered.ranked().get(0).offer().id()
            : null);
  }

  static Coverage coverage(Subject subject) {
    List<Rule> rules = subject.analysis().rules();
    Shown shown = subject.results();
    List<Place> uncovered =
        rules.stream()
            .filter(rule -> shown == null || !shown.shows(rule))
            .map(rule -> new Place(rule.rule(), rule.place()))
            .toList();
    return new Coverage(
        new Count(rules.size(), rules.size() - uncovered.size()),
        uncovered,
        covered(
            subject.ruleSet().definition().segments().stream().map(Segment::id).toList(),
            shown == null ? Set.of() : shown.segments()),
        covered(
            subject.ruleSet().offers().stream().map(Offer::id).toList(),
            shown == null ? Set.of() : shown.offers()));
  }

  private static Covered covered(List<String> all, Set<String> shown) {
    List<String> uncovered = all.stream().filter(id -> !shown.contains(id)).toList();
    return new Covered(all.size(), all.size() - uncovered.size(), uncovered);
  }
}
