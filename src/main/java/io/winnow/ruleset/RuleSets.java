package io.winnow.ruleset;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winnow.core.rule.CompileResult;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The door to rule sets, their versions and programs. Programs of live versions are made before
 * they are needed; a request only looks them up.
 */
@ApplicationScoped
public class RuleSets {

  private static final Logger LOG = Logger.getLogger(RuleSets.class);

  private static final int RETRY_AFTER_SECONDS = 60;

  private record Slot(LiveVersion version, long changes) {}

  private final RuleSetConfig config;
  private final VersionStore store;
  private final Programs programs;
  private final ColdVersions cold;
  private final Map<String, Slot> live = new ConcurrentSkipListMap<>();
  private final Map<String, VersionStore.Live> unusable = new ConcurrentSkipListMap<>();

  RuleSets(RuleSetConfig config, VersionStore store, Programs programs, ColdVersions cold) {
    this.config = config;
    this.store = store;
    this.programs = programs;
    this.cold = cold;
  }

  void start(@Observes StartupEvent event) {
    for (String key : config.packaged()) {
      Bundle packaged = PackagedRuleSets.read(key);
      if (packaged.files().isEmpty()) {
        throw new IllegalStateException("No rule set '" + key + "' is packaged under rules/.");
      }
      store.publishFirst(key, packaged);
    }
    for (VersionStore.Live row : store.live()) {
      CompileResult early = EarlyStart.take(row.hash());
      if (early != null) {
        programs.put(row.hash(), Outcome.of(early));
      }
      swap(row, outcome(row).join());
    }
    EarlyStart.discard();
  }

  void stop(@Observes ShutdownEvent event) {
    live.values().forEach(slot -> slot.version().program().close());
    live.clear();
  }

  /**
   * Brings this replica to what the database says is live. What is compiled is in service when this
   * returns; the rest follows once it is.
   */
  public void sync() {
    for (VersionStore.Live row : store.live()) {
      Slot slot = live.get(row.ruleSet());
      if (slot == null || slot.changes() < row.changes()) {
        Outcome ready = programs.find(row.hash());
        if (ready != null) {
          swap(row, ready);
        } else {
          outcome(row).thenAccept(outcome -> swap(row, outcome));
        }
      }
    }
  }

  private CompletableFuture<Outcome> outcome(VersionStore.Live row) {
    return programs.get(row.hash(), () -> store.find(row.ruleSet(), row.version()).bundle());
  }

  /** Puts a program in service, unless a later change did so already. */
  private void swap(VersionStore.Live row, Outcome outcome) {
    if (!outcome.isCompiled()) {
      if (!row.equals(unusable.put(row.ruleSet(), row))) {
        LOG.errorf(
            "event=rule-set-unusable ruleSet=%s version=%d issues=%s",
            row.ruleSet(), row.version(), outcome.result().issues());
      }
      return;
    }
    Slot next = new Slot(outcome.version(row.ruleSet(), row.version(), row.hash()), row.changes());
    Slot now =
        live.merge(
            row.ruleSet(),
            next,
            (before, after) -> before.changes() < after.changes() ? after : before);
    if (now == next) {
      unusable.remove(row.ruleSet());
      LOG.infof(
          "event=rule-set-live ruleSet=%s version=%d hash=%s",
          row.ruleSet(), row.version(), row.hash());
    }
  }

  /** Rule sets whose live version this release cannot compile, by key. */
  Collection<String> unusable() {
    return List.copyOf(unusable.keySet());
  }

  /** The versions that answer when a caller names none, by key. */
  public Collection<LiveVersion> live() {
    return live.values().stream().map(Slot::version).toList();
  }

  /** Whether {@link #program} will answer without waiting. */
  public boolean isReady(String key, Integer version) {
    Slot slot = live.get(key);
    return version == null
        || slot != null && slot.version().version() == version
        || cold.find(key, version) != null;
  }

  /**
   * The program that answers for a rule set. One that is neither live nor was used lately is
   * compiled first: the caller waits for it within the configured patience, never on a thread that
   * others need.
   *
   * @param version null for the live one
   * @throws ProblemException unknown-rule-set, unknown-version; unavailable: it is being compiled;
   *     rules-rejected: this release cannot compile it any more
   */
  public LiveVersion program(String key, Integer version) {
    Slot slot = live.get(key);
    if (slot != null && (version == null || version == slot.version().version())) {
      return slot.version();
    }
    if (version == null) {
      if (unusable.containsKey(key)) {
        throw ProblemException.unavailable(
            "This release cannot use the live version of '" + key + "'.", RETRY_AFTER_SECONDS);
      }
      throw unknownRuleSet(key);
    }
    LiveVersion ready = cold.find(key, version);
    if (ready != null) {
      return ready;
    }
    if (store.hash(key, version) == null) {
      throw slot == null ? unknownRuleSet(key) : unknownVersion(key, version);
    }
    return cold.await(key, version);
  }

  /**
   * The program of a version, as soon as it is made. Whoever keeps it need not fear that it is
   * dropped.
   *
   * @return fails with ProblemException unknown-version, rules-rejected
   */
  public CompletableFuture<LiveVersion> ready(String key, int version) {
    Slot slot = live.get(key);
    return slot != null && version == slot.version().version()
        ? CompletableFuture.completedFuture(slot.version())
        : cold.ready(key, version);
  }

  /** By key, also those whose first version is yet to take effect. */
  public List<RuleSetInfo> list() {
    return store.keys().stream().map(this::find).toList();
  }

  /**
   * @throws ProblemException unknown-rule-set
   */
  public RuleSetInfo find(String key) {
    List<VersionInfo> versions = versions(key);
    VersionInfo current = versions.stream().filter(VersionInfo::live).findFirst().orElse(null);
    Slot slot = live.get(key);
    return new RuleSetInfo(
        key,
        slot == null ? null : slot.version().program().ruleSet().definition().name(),
        current == null ? null : current.version(),
        current == null ? null : current.hash(),
        versions.get(versions.size() - 1).version(),
        current == null ? null : current.publishedAt());
  }

  /**
   * The live version's number; where none is live yet, the latest.
   *
   * @throws ProblemException unknown-rule-set
   */
  public int latest(String key) {
    RuleSetInfo info = find(key);
    return info.live() == null ? info.latest() : info.live();
  }

  /** The files that come with this release of the application, by key. */
  public Map<String, Bundle> packaged() {
    return config.packaged().stream().collect(Collectors.toMap(key -> key, PackagedRuleSets::read));
  }

  /** Whether any version of it was ever published. */
  public boolean exists(String key) {
    return !store.versions(key).isEmpty();
  }

  /** Whether it has a version of these files. */
  public boolean has(String key, String hash) {
    return store.has(key, hash);
  }

  /**
   * By number.
   *
   * @throws ProblemException unknown-rule-set
   */
  public List<VersionInfo> versions(String key) {
    List<VersionInfo> versions = store.versions(key);
    if (versions.isEmpty()) {
      throw unknownRuleSet(key);
    }
    return versions;
  }

  /**
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  public VersionInfo version(String key, int version) {
    return versions(key).stream()
        .filter(info -> info.version() == version)
        .findFirst()
        .orElseThrow(() -> unknownVersion(key, version));
  }

  /**
   * The files of a version, for ever the same.
   *
   * @throws ProblemException unknown-rule-set, unknown-version
   */
  public Bundle bundle(String key, int version) {
    VersionStore.Stored stored = store.find(key, version);
    if (stored == null) {
      version(key, version);
      throw unknownVersion(key, version);
    }
    return stored.bundle();
  }

  private ProblemException unknownRuleSet(String key) {
    return new ProblemException(
        ProblemType.UNKNOWN_RULE_SET,
        "There is no rule set '" + key + "'. Known: " + String.join(", ", live.keySet()) + ".");
  }

  static ProblemException unknownVersion(String key, int version) {
    return new ProblemException(
        ProblemType.UNKNOWN_VERSION, "Rule set '" + key + "' has no version " + version + ".");
  }
}
