package io.winnow.ruleset;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleCompiler;
import io.winnow.core.rule.RuleProgram;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/**
 * The rule sets in use and their programs. Programs are made at start, before the first request; a
 * request only ever looks one up.
 */
@ApplicationScoped
public class RuleSets {

  private static final Logger LOG = Logger.getLogger(RuleSets.class);

  private final RuleSetConfig config;
  private final RuleCompiler compiler;
  private final VersionStore store;
  private final Map<String, LiveVersion> live = new ConcurrentSkipListMap<>();

  RuleSets(RuleSetConfig config, RuleCompiler compiler, VersionStore store) {
    this.config = config;
    this.compiler = compiler;
    this.store = store;
  }

  void start(@Observes StartupEvent event) {
    for (String key : config.packaged()) {
      Bundle packaged = PackagedRuleSets.read(key);
      if (packaged.files().isEmpty()) {
        throw new IllegalStateException("No rule set '" + key + "' is packaged under rules/.");
      }
      VersionStore.Stored stored = store.liveOrFirst(key, packaged);
      live.put(key, new LiveVersion(key, stored.version(), stored.hash(), compile(key, stored)));
      LOG.infof(
          "event=rule-set-live ruleSet=%s version=%d hash=%s",
          key, stored.version(), stored.hash());
    }
    EarlyStart.discard();
  }

  void stop(@Observes ShutdownEvent event) {
    live.values().forEach(version -> version.program().close());
    live.clear();
  }

  /** The versions that answer when a caller names none, by key. */
  public Collection<LiveVersion> live() {
    return List.copyOf(live.values());
  }

  /**
   * The program that answers for a rule set.
   *
   * @param version null for the live one
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  public LiveVersion program(String key, Integer version) {
    LiveVersion found = live.get(key);
    if (found == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_RULE_SET,
          "There is no rule set '" + key + "'. Known: " + String.join(", ", live.keySet()) + ".");
    }
    if (version != null && version != found.version()) {
      throw new ProblemException(
          ProblemType.UNKNOWN_VERSION, "Rule set '" + key + "' has no version " + version + ".");
    }
    return found;
  }

  private RuleProgram compile(String key, VersionStore.Stored stored) {
    RuleSetReader.Reading reading = RuleSetReader.read(stored.bundle().files());
    if (reading.ruleSet() == null) {
      throw rejected(key, reading.issues());
    }
    CompileResult early = EarlyStart.take(stored.hash());
    CompileResult result = early == null ? compiler.compile(reading.ruleSet()) : early;
    if (result instanceof CompileResult.Compiled compiled) {
      return compiled.program();
    }
    throw rejected(key, result.issues());
  }

  private static IllegalStateException rejected(String key, List<Issue> issues) {
    StringBuilder text = new StringBuilder("Rule set '" + key + "' cannot be used:");
    issues.forEach(i -> text.append("\n  ").append(i.location()).append(' ').append(i.message()));
    return new IllegalStateException(text.toString());
  }
}
