package io.winnow.check;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleAnalyst;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleSource;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.OneAtATime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * The door to checks. One runs at a time, away from the threads of requests; a few may wait for
 * their turn.
 */
@ApplicationScoped
public class Checks {

  private static final Logger LOG = Logger.getLogger(Checks.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  private final RuleCompiler compiler;
  private final RuleAnalyst analyst;
  private final AcceptedFindings accepted;
  private final Weighing weighing;
  private final CheckConfig config;
  private final Clock clock;
  private final RecentReports recent = new RecentReports();
  private final Turns turns;

  Checks(
      @OneAtATime RuleCompiler compiler,
      RuleAnalyst analyst,
      AcceptedFindings accepted,
      Weighing weighing,
      CheckConfig config,
      Clock clock) {
    this.compiler = compiler;
    this.analyst = analyst;
    this.accepted = accepted;
    this.weighing = weighing;
    this.config = config;
    this.clock = clock;
    this.turns = new Turns(config);
  }

  void stop(@Observes ShutdownEvent event) {
    turns.stop();
  }

  /**
   * Checks files, complete or not. What an author wrote never makes the future fail.
   *
   * @param ruleSet the key of the rule set that they are for
   * @throws ProblemException unavailable: too many checks are waiting
   */
  public CompletableFuture<CheckReport> check(String ruleSet, List<RuleSource> files) {
    Acceptances acceptances = accepted.of(ruleSet);
    String content = new Bundle(files).hash();
    Weighing.Known weights = weighing.of(ruleSet, content);
    String hash = ruleSet + " " + content;
    Instant now = clock.instant();
    CheckReport known = recent.find(hash, now);
    if (known != null) {
      return CompletableFuture.completedFuture(known.with(acceptances, weights));
    }
    CompletableFuture<CheckReport> report = new CompletableFuture<>();
    try {
      turns.take(() -> run(ruleSet, files, now, report), () -> report.complete(tooLong()));
    } catch (RejectedExecutionException e) {
      throw ProblemException.unavailable(
          "Other checks are waiting for their turn. Try again.", RETRY_AFTER_SECONDS);
    }
    return report.thenApply(
        found -> {
          recent.keep(hash, now, found);
          return found.with(acceptances, weights);
        });
  }

  /**
   * Accepts a finding of these files.
   *
   * @throws ProblemException unavailable; the future fails with unknown-finding,
   *     finding-not-acceptable
   */
  CompletableFuture<AcceptedFinding> accept(
      String ruleSet, List<RuleSource> files, AcceptRequest asked, String by) {
    return check(ruleSet, files)
        .thenApplyAsync(
            report -> accepted.accept(ruleSet, find(report, asked), asked.reason(), by),
            Infrastructure.getDefaultWorkerPool());
  }

  private static CheckReport.Finding find(CheckReport report, AcceptRequest asked) {
    CheckReport.Finding found =
        report.issues().stream()
            .filter(finding -> finding.fingerprint().equals(asked.fingerprint()))
            .filter(finding -> finding.code().equals(asked.code()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_FINDING,
                        "The draft as it is now has no such finding. Check it again."));
    if (found.isError()) {
      throw new ProblemException(
          ProblemType.FINDING_NOT_ACCEPTABLE, "An error must be mended: " + found.message());
    }
    return found;
  }

  private void run(
      String ruleSet, List<RuleSource> files, Instant now, CompletableFuture<CheckReport> into) {
    try {
      into.complete(new Inspection(compiler, analyst, now).run(ruleSet, files));
    } catch (Throwable e) { // whoever waits has to be told, whatever it is
      if (!into.isDone()) {
        LOG.errorf(e, "event=check-failed ruleSet=%s", ruleSet);
        into.complete(
            CheckReport.of(
                Issue.error(
                    "check-failed",
                    "The check could not be finished. This is a fault of Winnow's; the log of the service has it.",
                    Location.file(null))));
      }
    }
  }

  private CheckReport tooLong() {
    return CheckReport.of(
        Issue.error(
            "check-too-long",
            "The check took more than %d seconds and was given up. Make tables smaller, or split them."
                .formatted(config.timeLimit().toSeconds()),
            Location.file(null)));
  }
}
