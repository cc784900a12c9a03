package io.winnow.tryout;

import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSource;
import io.winnow.decision.Decisions;
import io.winnow.draft.DraftFiles;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Compilations;
import io.winnow.ruleset.LiveVersion;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * Decides with a draft or a version. The last few drafts stay compiled, since who tries one tries
 * it again; what is compiled here is not closed, since somebody else may have got the same program.
 */
@ApplicationScoped
class Tryouts {

  /** What an answer by a draft has as its version. */
  private static final int NO_VERSION = 0;

  private static final int KEPT = 4;

  private final Decisions decisions;
  private final Drafts drafts;
  private final RuleSets ruleSets;
  private final Compilations compilations;
  private final ExecutorService threads;
  private final Map<String, CompletableFuture<CompileResult>> compiled =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true);

  Tryouts(
      Decisions decisions,
      Drafts drafts,
      RuleSets ruleSets,
      Compilations compilations,
      ExecutorService threads) {
    this.decisions = decisions;
    this.drafts = drafts;
    this.ruleSets = ruleSets;
    this.compilations = compilations;
    this.threads = threads;
  }

  /**
   * @throws ProblemException unknown-draft; the future: rules-rejected, and what a decision has
   */
  CompletableFuture<byte[]> draft(String key, String id, byte[] body) {
    DraftFiles files = drafts.files(key, id);
    return compile(files.hash(), files.files())
        .thenComposeAsync(
            result -> {
              RuleProgram program = program(key, result);
              return decide(body, new LiveVersion(key, NO_VERSION, files.hash(), program));
            },
            threads);
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version, rules-rejected, and what a decision
   *     has
   */
  CompletableFuture<byte[]> version(String key, int version, byte[] body) {
    return decide(body, ruleSets.program(key, version));
  }

  private CompletableFuture<byte[]> decide(byte[] body, LiveVersion version) {
    try {
      return CompletableFuture.completedFuture(decisions.tryOut(body, version));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private synchronized CompletableFuture<CompileResult> compile(
      String hash, List<RuleSource> files) {
    CompletableFuture<CompileResult> known = compiled.get(hash);
    if (known == null || known.isCompletedExceptionally()) {
      known = compilations.compile(new Bundle(files));
      compiled.put(hash, known);
      if (compiled.size() > KEPT) {
        compiled.remove(compiled.keySet().iterator().next());
      }
    }
    return known;
  }

  private static RuleProgram program(String key, CompileResult result) {
    if (!(result instanceof CompileResult.Compiled compiled)) {
      throw rejected(result.issues());
    }
    String own = compiled.program().ruleSet().definition().key();
    if (!own.equals(key)) {
      throw rejected(
          List.of(
              Issue.error(
                  "ruleset-key",
                  "The key is '" + own + "', but the rule set is '" + key + "'.",
                  Location.file("ruleset.yaml"))));
    }
    return compiled.program();
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
