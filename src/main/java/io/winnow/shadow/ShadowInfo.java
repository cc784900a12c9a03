package io.winnow.shadow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A shadow and what it has shown so far.
 *
 * @param draft null: a version
 * @param version null: a draft's files
 * @param rate the share of compared decisions that would have been others; null: none compared
 * @param examples some decisions that would have been others; empty in lists
 */
public record ShadowInfo(
    UUID id,
    String ruleSet,
    UUID draft,
    Integer version,
    String hash,
    double share,
    String createdBy,
    Instant createdAt,
    Counts counts,
    Double rate,
    List<Example> examples) {

  /**
   * Decisions.
   *
   * @param differ other segments or another first offer
   * @param failed those that the shadow's rules could not evaluate
   * @param dropped those that came faster than they could be compared
   */
  public record Counts(
      long compared,
      long differ,
      long segmentsDiffer,
      long offersDiffer,
      long failed,
      long dropped) {}

  /** A decision that would have been another one. */
  public record Example(
      UUID decisionId,
      Instant decidedAt,
      int liveVersion,
      List<String> liveSegments,
      List<String> shadowSegments,
      String liveOffer,
      String shadowOffer) {}

  static Double rate(Counts counts) {
    return counts.compared() == 0
        ? null
        : Double.valueOf((double) counts.differ() / counts.compared());
  }
}
