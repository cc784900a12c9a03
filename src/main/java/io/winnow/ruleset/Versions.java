package io.winnow.ruleset;

import io.winnow.audit.Audit;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** The door to bringing versions out: compile aside, test, then put in service in one step. */
@ApplicationScoped
public class Versions {

  private static final Logger LOG = Logger.getLogger(Versions.class);

  private final VersionStore store;
  private final Programs programs;
  private final Announcements announcements;
  private final Activations activations;
  private final Audit audit;
  private final ExecutorService threads;
  private final Clock clock;

  Versions(
      VersionStore store,
      Programs programs,
      Announcements announcements,
      Activations activations,
      Audit audit,
      ExecutorService threads,
      Clock clock) {
    this.store = store;
    this.programs = programs;
    this.announcements = announcements;
    this.activations = activations;
    this.audit = audit;
    this.threads = threads;
    this.clock = clock;
  }

  /** Lets every replica compile files ahead that may be published soon. */
  public void announce(String ruleSet, Bundle files) {
    announcements.prepare(ruleSet, files.hash(), files);
  }

  /**
   * Compiles and tests, here and on every other replica; nothing is in service by that.
   *
   * @return fails with ProblemException rules-rejected, which lists all findings
   */
  public CompletableFuture<Prepared> prepare(String ruleSet, Bundle files) {
    String hash = files.hash();
    announcements.prepare(ruleSet, hash, files);
    return programs
        .get(hash, () -> files)
        .thenApplyAsync(outcome -> tested(ruleSet, hash, files, outcome), threads);
  }

  private static Prepared tested(String ruleSet, String hash, Bundle files, Outcome outcome) {
    if (!outcome.isCompiled()) {
      throw rejected(outcome.result().issues());
    }
    String key = outcome.program().ruleSet().definition().key();
    if (!key.equals(ruleSet)) {
      throw rejected(
          List.of(
              Issue.error(
                  "ruleset-key",
                  "The key is '" + key + "', but the rule set is '" + ruleSet + "'.",
                  Location.file(RuleSetReader.DEFINITION))));
    }
    List<Issue> failures = SelfTest.run(outcome.decider());
    if (!failures.isEmpty()) {
      throw rejected(failures);
    }
    return new Prepared(ruleSet, hash, files, outcome);
  }

  private static ProblemException rejected(List<Issue> issues) {
    long errors = issues.stream().filter(Issue::isError).count();
    return new ProblemException(
        ProblemType.RULES_REJECTED,
        "Nothing was published: " + errors + (errors == 1 ? " error." : " errors."),
        Problems.faults(issues));
  }

  /**
   * Adds a version and makes it live, or schedules that, as part of the caller's transaction. Once
   * that has committed, {@link RuleSets#sync} puts it in service here, and every other replica does
   * so by itself.
   *
   * @param details for the audit log
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Published publish(Prepared prepared, Release release, Map<String, String> details) {
    int version = store.add(prepared, release);
    Map<String, String> told = new HashMap<>(details);
    told.put("approver", release.approver());
    told.put("comment", release.comment());
    Published published =
        activate(
            prepared.ruleSet(),
            version,
            prepared.hash(),
            release.effectiveAt(),
            release.publisher());
    told.put("effectiveAt", published.live() ? null : release.effectiveAt().toString());
    audit.record(
        release.publisher(),
        "version-published",
        subject(prepared.ruleSet(), version),
        prepared.hash(),
        told);
    LOG.infof(
        "event=version-published ruleSet=%s version=%d hash=%s live=%s",
        prepared.ruleSet(), version, prepared.hash(), published.live());
    return published;
  }

  /** Makes a version live, now or later; the caller tells the audit log. */
  Published activate(String ruleSet, int version, String hash, Instant effectiveAt, String actor) {
    if (effectiveAt != null && effectiveAt.isAfter(clock.instant())) {
      String id = activations.schedule(ruleSet, version, effectiveAt, actor);
      return new Published(ruleSet, version, hash, false, effectiveAt, id);
    }
    store.makeLive(ruleSet, version);
    announcements.live(ruleSet);
    return new Published(ruleSet, version, hash, true, null, null);
  }

  /** Goes back or forward to a version that was published before. */
  @Transactional
  public Published activate(Prepared prepared, int version, Instant effectiveAt, String actor) {
    Published published =
        activate(prepared.ruleSet(), version, prepared.hash(), effectiveAt, actor);
    Map<String, String> details = new HashMap<>();
    details.put("effectiveAt", published.live() ? null : effectiveAt.toString());
    audit.record(
        actor,
        published.live() ? "version-activated" : "activation-scheduled",
        subject(prepared.ruleSet(), version),
        prepared.hash(),
        details);
    return published;
  }

  static String subject(String ruleSet, int version) {
    return "rule-set/" + ruleSet + "/version/" + version;
  }
}
