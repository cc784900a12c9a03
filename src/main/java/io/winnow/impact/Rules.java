package io.winnow.impact;

import io.winnow.core.decision.Decider;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleProgram;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Compilations;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Gets the rules of both sides ready; may take seconds. What is compiled here is not closed, since
 * somebody who compiles the same files may have got the same program.
 */
@ApplicationScoped
class Rules {

  private final RuleSets ruleSets;
  private final Compilations compilations;

  Rules(RuleSets ruleSets, Compilations compilations) {
    this.ruleSets = ruleSets;
    this.compilations = compilations;
  }

  /**
   * @throws ProblemException rules-rejected
   */
  Side version(String ruleSet, int version) throws InterruptedException {
    if (ruleSets.isReady(ruleSet, version)) {
      LiveVersion ready = ruleSets.program(ruleSet, version);
      return new Side(ready.program(), ready.decider());
    }
    return files(ruleSet, ruleSets.bundle(ruleSet, version));
  }

  /**
   * @throws ProblemException rules-rejected
   */
  Side files(String ruleSet, Bundle files) throws InterruptedException {
    CompileResult result = compile(files);
    if (!(result instanceof CompileResult.Compiled compiled)) {
      throw rejected(result.issues());
    }
    RuleProgram program = compiled.program();
    String key = program.ruleSet().definition().key();
    if (!key.equals(ruleSet)) {
      throw rejected(
          List.of(
              Issue.error(
                  "ruleset-key",
                  "The key is '" + key + "', but the rule set is '" + ruleSet + "'.",
                  Location.file("ruleset.yaml"))));
    }
    return new Side(program, new Decider(program));
  }

  private CompileResult compile(Bundle files) throws InterruptedException {
    try {
      return compilations.compile(files).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static ProblemException rejected(List<Issue> issues) {
    List<Issue> errors = issues.stream().filter(Issue::isError).toList();
    return new ProblemException(
        ProblemType.RULES_REJECTED,
        "Nobody can be decided about with these rules: "
            + (errors.size() == 1 ? "1 error." : errors.size() + " errors."),
        Problems.faults(errors));
  }
}
