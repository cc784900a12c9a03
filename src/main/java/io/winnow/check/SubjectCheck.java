package io.winnow.check;

import io.winnow.core.rule.Issue;
import java.util.List;

/** One kind of finding about a rule set as a whole. */
interface SubjectCheck {

  void check(Subject subject, List<Issue> issues);

  List<SubjectCheck> ALL =
      List.of(
          new NeverGiven(),
          new ExpiredOffers(),
          new UnusedDeclarations(),
          new FailedScenarios(),
          new NotShown());
}
