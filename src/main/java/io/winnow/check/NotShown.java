package io.winnow.check;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleAnalyst.Rule;
import java.util.List;

/** Rows, rules, segments and offers that no scenario shows. */
final class NotShown implements SubjectCheck {

  @Override
  public void check(Subject subject, List<Issue> issues) {
    Shown shown = subject.results();
    if (shown == null) {
      return;
    }
    if (shown.results().isEmpty()) {
      if (subject.scenarios().issues().isEmpty()) {
        issues.add(
            Issue.warning(
                "no-scenarios",
                "No scenario says what this rule set should do, so that nobody sees what a change breaks. Add some under scenarios/.",
                Location.file(null)));
      }
      return;
    }
    for (Rule rule : subject.analysis().rules()) {
      if (!shown.shows(rule)) {
        boolean row = rule.place().row() != null;
        issues.add(
            Issue.warning(
                "row-without-scenario",
                (row
                        ? "Row %d of table '%s' counts in no scenario"
                            .formatted(rule.place().row(), rule.place().table())
                        : "Rule '%s' fires in no scenario".formatted(rule.rule()))
                    + ": add one that shows it.",
                rule.place()));
      }
    }
    for (Segment segment : subject.ruleSet().definition().segments()) {
      if (!shown.segments().contains(segment.id())) {
        issues.add(
            Issue.warning(
                "segment-without-scenario",
                "No scenario expects segment '%s'.".formatted(segment.id()),
                subject.texts().place("ruleset.yaml", "id", segment.id())));
      }
    }
    for (Offer offer : subject.ruleSet().offers()) {
      if (!shown.offers().contains(offer.id())) {
        issues.add(
            Issue.warning(
                "offer-without-scenario",
                "No scenario expects offer '%s'.".formatted(offer.id()),
                subject.texts().place("offers.yaml", "id", offer.id())));
      }
    }
  }
}
