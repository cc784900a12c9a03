package io.winnow.check;

import io.winnow.draft.PublishGate;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.Bundle;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a check finds to be wrong is not published. */
@ApplicationScoped
class CheckGate implements PublishGate {

  private final Checks checks;

  CheckGate(Checks checks) {
    this.checks = checks;
  }

  @Override
  public CompletionStage<Void> pass(String ruleSet, Bundle files) {
    return checks.check(ruleSet, files.files()).thenAccept(CheckGate::refuseErrors);
  }

  private static void refuseErrors(CheckReport report) {
    if (!report.publishable()) {
      List<Problem.Fault> errors =
          report.issues().stream()
              .filter(CheckReport.Finding::isError)
              .map(found -> Problems.fault(found.code(), found.message(), found.location()))
              .toList();
      throw new ProblemException(
          ProblemType.RULES_REJECTED,
          "Nothing was published: "
              + (errors.size() == 1 ? "1 error." : errors.size() + " errors."),
          errors);
    }
  }
}
