package io.winnow.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winnow.draft.DraftFiles;
import io.winnow.draft.Drafts;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.ruleset.Bundle;
import io.winnow.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The door to impacts: asks for them and tells what came of them. */
@ApplicationScoped
public class Impacts {

  private static final int RETRY_AFTER_SECONDS = 10;

  private final Drafts drafts;
  private final RuleSets ruleSets;
  private final ImpactQueue queue;
  private final ImpactJobs jobs;
  private final MoveTable moves;
  private final ImpactPolicy policy;
  private final ImpactConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  Impacts(
      Drafts drafts,
      RuleSets ruleSets,
      ImpactQueue queue,
      ImpactJobs jobs,
      MoveTable moves,
      ImpactPolicy policy,
      ImpactConfig config,
      ObjectMapper json,
      Clock clock) {
    this.drafts = drafts;
    this.ruleSets = ruleSets;
    this.queue = queue;
    this.jobs = jobs;
    this.moves = moves;
    this.policy = policy;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Asks what a draft would change, with the files that it has now.
   *
   * @throws ProblemException unknown-draft, unknown-rule-set, unknown-version, unavailable
   */
  public Impact ofDraft(String ruleSet, String draft, ImpactRequest request, String actor) {
    DraftFiles files = drafts.files(ruleSet, draft);
    ImpactEntity row = row(ruleSet, request, actor);
    row.draft = UUID.fromString(files.id());
    row.hash = files.hash();
    row.bundle = new Bundle(files.files()).zip();
    return add(row);
  }

  /**
   * Asks what a version would change, or has changed.
   *
   * @throws ProblemException unknown-rule-set, unknown-version, unavailable
   */
  public Impact ofVersion(String ruleSet, int version, ImpactRequest request, String actor) {
    ImpactEntity row = row(ruleSet, request, actor);
    row.version = version;
    row.hash = ruleSets.version(ruleSet, version).hash();
    return add(row);
  }

  private ImpactEntity row(String ruleSet, ImpactRequest request, String actor) {
    ImpactEntity row = new ImpactEntity();
    row.id = UUID.randomUUID();
    row.ruleSet = ruleSet;
    row.against = request.against() == null ? live(ruleSet) : request.against();
    row.againstHash = ruleSets.version(ruleSet, row.against).hash();
    row.sample = request.sample();
    row.channel = request.channel();
    row.placement = request.placement();
    row.purpose = request.purpose();
    row.requestedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    row.at =
        request.at() == null
            ? row.requestedAt.truncatedTo(ChronoUnit.MILLIS)
            : request.at().truncatedTo(ChronoUnit.MICROS);
    row.zone = (request.zone() == null ? ZoneOffset.UTC : request.zone()).getId();
    row.state = ImpactState.QUEUED.code();
    row.requestedBy = actor;
    return row;
  }

  private int live(String ruleSet) {
    Integer live = ruleSets.find(ruleSet).live();
    if (live == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_VERSION,
          "No version of '" + ruleSet + "' is live yet: name one with against.");
    }
    return live;
  }

  private Impact add(ImpactEntity row) {
    Impact added =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  if (ImpactEntity.waiting() >= config.queue()) {
                    throw ProblemException.unavailable(
                        "Other impacts are waiting for their turn. Try again.",
                        RETRY_AFTER_SECONDS);
                  }
                  row.persist();
                  return impact(row, null);
                });
    jobs.wake();
    return added;
  }

  /**
   * @throws ProblemException unknown-impact
   */
  @Transactional
  public Impact find(String id) {
    ImpactEntity row = row(id);
    ImpactResult result = read(row.result, ImpactResult.class);
    return impact(row, result == null ? null : result.of(row.id.toString()));
  }

  /**
   * The impact of a draft that was asked for last, in whatever state it is.
   *
   * @throws ProblemException unknown-draft; unknown-impact: nobody has asked yet
   */
  @Transactional
  public Impact lastOfDraft(String ruleSet, String draft) {
    UUID id = UUID.fromString(drafts.find(ruleSet, draft).id());
    return last(ImpactEntity.last(ruleSet, id, null), "draft");
  }

  /**
   * The impact of a version that was asked for last, in whatever state it is.
   *
   * @throws ProblemException unknown-rule-set, unknown-version; unknown-impact: nobody has asked
   *     yet
   */
  @Transactional
  public Impact lastOfVersion(String ruleSet, int version) {
    ruleSets.version(ruleSet, version);
    return last(ImpactEntity.last(ruleSet, null, version), "version");
  }

  private Impact last(ImpactEntity row, String of) {
    if (row == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_IMPACT, "Nobody has asked yet what this " + of + " changes.");
    }
    return find(row.id.toString());
  }

  /**
   * Cancels a job that has not ended; one that has stays as it is.
   *
   * @throws ProblemException unknown-impact
   */
  @Transactional
  public void cancel(String id) {
    queue.cancel(row(id).id);
  }

  /**
   * The ids of the contacts of one cell, in their order; none unless the job is done.
   *
   * @param kind segment or offer
   * @param from null: none
   * @param to null: none
   * @throws ProblemException unknown-impact
   */
  @Transactional
  public List<String> contacts(
      String id, String kind, String from, String to, String after, int limit) {
    return moves.page(row(id).id, kind, from, to, after, limit);
  }

  private static ImpactEntity row(String id) {
    ImpactEntity row = null;
    try {
      row = ImpactEntity.findById(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      // no id of ours
    }
    if (row == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_IMPACT, "There is no impact '" + id + "', or it is kept no more.");
    }
    return row;
  }

  private Impact impact(ImpactEntity row, ImpactResult result) {
    return new Impact(
        row.id.toString(),
        row.ruleSet,
        row.draft == null ? null : row.draft.toString(),
        row.version,
        row.hash,
        new Impact.Against(row.against, row.againstHash),
        row.sample,
        new Impact.Situation(row.channel, row.placement, row.purpose, row.at, row.zone),
        ImpactState.of(row.state),
        new Impact.Progress(row.done, row.total),
        row.requestedBy,
        row.requestedAt,
        row.startedAt,
        row.endedAt,
        read(row.failure, Impact.Failure.class),
        policy.exceeded(result),
        result);
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
