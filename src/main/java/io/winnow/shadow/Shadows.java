package io.winnow.shadow;

import io.winnow.audit.Audit;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.Prepared;
import io.winnow.ruleset.Replicas;
import io.winnow.ruleset.RuleSets;
import io.winnow.ruleset.Versions;
import io.winnow.shadow.ShadowInfo.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The door to shadows. */
@ApplicationScoped
public class Shadows {

  private final ShadowTable table;
  private final Shades shades;
  private final RuleSets ruleSets;
  private final Versions versions;
  private final Drafts drafts;
  private final Replicas replicas;
  private final Audit audit;
  private final ShadowConfig config;
  private final Clock clock;

  Shadows(
      ShadowTable table,
      Shades shades,
      RuleSets ruleSets,
      Versions versions,
      Drafts drafts,
      Replicas replicas,
      Audit audit,
      ShadowConfig config,
      Clock clock) {
    this.table = table;
    this.shades = shades;
    this.ruleSets = ruleSets;
    this.versions = versions;
    this.drafts = drafts;
    this.replicas = replicas;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** What of a request can be put in service: files that were compiled and tested. */
  CompletionStage<Prepared> prepare(String ruleSet, ShadowRequest request) {
    ruleSets.find(ruleSet);
    Bundle files =
        request.checked().version() == null
            ? new Bundle(drafts.files(ruleSet, request.draft()).files())
            : ruleSets.bundle(ruleSet, ruleSets.version(ruleSet, request.version()).version());
    return versions.prepare(ruleSet, files);
  }

  /**
   * Begins a shadow.
   *
   * @throws ProblemException too-many-shadows
   */
  @Transactional
  ShadowInfo begin(Prepared prepared, ShadowRequest request, String actor) {
    Counts none = new Counts(0, 0, 0, 0, 0, 0);
    ShadowInfo shadow =
        new ShadowInfo(
            UUID.randomUUID(),
            prepared.ruleSet(),
            request.draft() == null ? null : UUID.fromString(request.draft()),
            request.version(),
            prepared.hash(),
            request.share(),
            actor,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            none,
            null,
            List.of());
    table.add(shadow, prepared.files().zip(), config.most());
    replicas.wake();
    record(shadow, "shadow-begun", actor);
    return shadow;
  }

  /** The oldest first, without examples. */
  List<ShadowInfo> list(String ruleSet) {
    ruleSets.find(ruleSet);
    shades.flush();
    return table.list(ruleSet);
  }

  /**
   * @throws ProblemException unknown-shadow
   */
  ShadowInfo find(String ruleSet, String id) {
    shades.flush();
    ShadowInfo shadow = table.find(ruleSet, uuid(id));
    if (shadow == null) {
      throw unknown(id);
    }
    return shadow;
  }

  /**
   * Ends a shadow; what it has shown goes with it.
   *
   * @throws ProblemException unknown-shadow
   */
  @Transactional
  void end(String ruleSet, String id, String actor) {
    ShadowInfo shadow = table.find(ruleSet, uuid(id));
    if (shadow == null) {
      throw unknown(id);
    }
    table.delete(shadow.id());
    replicas.wake();
    record(shadow, "shadow-ended", actor);
  }

  /** Takes up here at once what has changed. */
  void sync() {
    shades.sync();
  }

  private void record(ShadowInfo shadow, String action, String actor) {
    audit.record(
        actor,
        action,
        "rule-set/" + shadow.ruleSet() + "/shadow/" + shadow.id(),
        shadow.hash(),
        Map.of("share", String.valueOf(shadow.share())));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.UNKNOWN_SHADOW, "There is no shadow '" + id + "'.");
  }
}
