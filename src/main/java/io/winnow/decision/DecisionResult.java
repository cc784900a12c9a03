package io.winnow.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.decision.Recommendation.NoOffer;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.core.decision.Rejection;
import io.winnow.core.decision.Segment;
import io.winnow.core.experiment.Assignment;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.core.rule.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The answer on the wire. Its shape does not depend on {@code explain}: what was not asked for is
 * an empty list or null, but for {@code tables}, which only comes with {@code full}.
 *
 * @param experiment null: under no experiment
 * @param offer the first of {@code ranked}, or null
 * @param missing dotted paths of facts that the rules look at and that are not known
 */
@JsonSerialize(using = ResultWriter.class)
public record DecisionResult(
    String decisionId,
    String requestId,
    String contactId,
    Instant decidedAt,
    String ruleSet,
    int version,
    String versionHash,
    InExperiment experiment,
    List<InSegment> segments,
    OfferResult offer,
    List<OfferResult> ranked,
    String noOfferReason,
    List<Lost> rejected,
    List<String> missing,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<TableResult> tables) {

  /**
   * @param variant null in the holdout
   */
  public record InExperiment(String key, String variant, int phase, boolean holdout) {
    static InExperiment of(Assigned assigned) {
      if (assigned == null) {
        return null;
      }
      Assignment assignment = assigned.assignment();
      return new InExperiment(
          assignment.experiment(), assignment.variant(), assignment.phase(), assignment.holdout());
    }
  }

  /** A segment that the contact is in. */
  public record InSegment(String id, String name, String group, List<Reason> because) {

    static InSegment of(Segment segment, List<Reason> because) {
      return new InSegment(segment.id(), segment.name(), segment.group().word(), because);
    }

    // written out: what a record comes with costs more than the text that is kept under it saves

    @Override
    public boolean equals(Object other) {
      return other instanceof InSegment segment
          && Objects.equals(id, segment.id)
          && Objects.equals(name, segment.name)
          && Objects.equals(group, segment.group)
          && because.equals(segment.because);
    }

    @Override
    public int hashCode() {
      return 31 * id.hashCode() + because.hashCode();
    }
  }

  /** An offer that is made. */
  public record OfferResult(
      String id,
      String name,
      BigDecimal score,
      RankedOffer.Factors factors,
      boolean fallback,
      List<Reason> because) {

    static OfferResult of(RankedOffer ranked, boolean reasons) {
      return new OfferResult(
          ranked.offer().id(),
          ranked.offer().name(),
          ranked.score(),
          reasons ? ranked.factors() : null,
          ranked.fallback(),
          reasons ? ranked.because() : List.of());
    }
  }

  /** An offer that was considered and lost. */
  public record Lost(String offer, String stage, String text) {
    static Lost of(Rejection rejection) {
      return new Lost(rejection.offer(), rejection.stage().word(), rejection.text());
    }
  }

  static DecisionResult of(Draft draft, Decision decision) {
    DecisionRequest input = draft.input();
    boolean reasons = input.explain().tellsReasons();
    List<OfferResult> ranked = new ArrayList<>();
    if (decision.recommendation() instanceof Offered offered) {
      offered.ranked().forEach(one -> ranked.add(OfferResult.of(one, reasons)));
    }
    return new DecisionResult(
        draft.id().toString(),
        input.requestId(),
        input.subject(),
        input.context().at(),
        draft.live().ruleSet(),
        draft.live().version(),
        draft.live().hash(),
        InExperiment.of(draft.assigned()),
        segments(draft, decision.findings().segments(), reasons),
        ranked.isEmpty() ? null : ranked.get(0),
        ranked,
        decision.recommendation() instanceof NoOffer none ? none.reason() : null,
        reasons ? decision.rejected().stream().map(Lost::of).toList() : List.of(),
        decision.findings().missing(),
        input.explain() == Explain.FULL
            ? decision.findings().tables().stream().map(TableResult::of).toList()
            : null);
  }

  /** Matches come in the order in which segments are declared. */
  private static List<InSegment> segments(
      Draft draft, List<SegmentMatch> matches, boolean reasons) {
    List<InSegment> segments = new ArrayList<>(matches.size());
    List<Segment> declared = draft.live().program().ruleSet().definition().segments();
    List<InSegment> bare = BareSegments.of(draft.live().hash(), declared);
    int place = 0;
    for (SegmentMatch match : matches) {
      while (!declared.get(place).id().equals(match.segment())) {
        place++;
      }
      segments.add(reasons ? InSegment.of(declared.get(place), match.because()) : bare.get(place));
      place++;
    }
    return segments;
  }
}
