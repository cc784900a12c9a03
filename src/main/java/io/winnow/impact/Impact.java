package io.winnow.impact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.winnow.platform.problem.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A job that finds out what would change, and what it found.
 *
 * @param draft the draft that is compared, with the files that it had; null: a version
 * @param version the version that is compared; null: a draft
 * @param hash of the files that are compared
 * @param against the version that they are compared with
 * @param sample how many contacts were asked for; null: all
 * @param failure why it failed; null unless it did
 * @param exceeded in words, the publish gates that it exceeds; null where there are none, and until
 *     it is done
 * @param result its members stand beside the others once the job is done
 */
public record Impact(
    String id,
    String ruleSet,
    String draft,
    Integer version,
    String hash,
    Against against,
    Integer sample,
    Situation context,
    ImpactState state,
    Progress progress,
    String requestedBy,
    Instant requestedAt,
    Instant startedAt,
    Instant endedAt,
    Failure failure,
    List<String> exceeded,
    @JsonUnwrapped ImpactResult result) {

  public record Against(int version, String hash) {}

  /** What all decisions have in common. */
  public record Situation(
      String channel, String placement, String purpose, Instant at, String zone) {}

  /**
   * @param total contacts to look at; null: not counted yet
   */
  public record Progress(long done, Long total) {}

  /**
   * @param code {@code rules-rejected}, {@code interrupted} (the service ended before the job) or
   *     {@code internal}
   */
  public record Failure(String code, String detail, List<Problem.Fault> errors) {
    public Failure {
      errors = List.copyOf(errors);
    }
  }
}
