package io.winnow.shadow;

import static java.util.stream.Collectors.toMap;

import io.winnow.core.decision.CapUsage;
import io.winnow.core.decision.Decider;
import io.winnow.core.decision.Decision;
import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Proposals;
import io.winnow.core.decision.Recommendation.Offered;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings.SegmentMatch;
import io.winnow.core.rule.RuleProgram;
import io.winnow.decision.Onlooker.Seen;
import io.winnow.shadow.ShadowInfo.Example;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A logged decision beside what the shadow would have decided about the same facts. */
record Comparison(Example example, boolean segmentsDiffer, boolean offersDiffer) {

  /**
   * @throws RuntimeException the shadow's rules cannot be evaluated for these facts
   */
  static Comparison of(Seen seen, RuleProgram program, Decider decider) {
    Proposals proposals = decider.propose(seen.proposals().facts(), Detail.NONE);
    Decision other = Decider.settle(proposals, usage(seen, program), seen.count());
    Example example =
        new Example(
            seen.id(),
            seen.proposals().facts().at(),
            seen.version().version(),
            segments(seen.decision()),
            segments(other),
            offer(seen.decision()),
            offer(other));
    return new Comparison(
        example,
        !new HashSet<>(example.liveSegments()).equals(new HashSet<>(example.shadowSegments())),
        example.liveOffer() == null
            ? example.shadowOffer() != null
            : !example.liveOffer().equals(example.shadowOffer()));
  }

  boolean differs() {
    return segmentsDiffer || offersDiffer;
  }

  /** What is known of caps: of offers that have the same ones here and there. */
  private static CapUsage usage(Seen seen, RuleProgram program) {
    if (seen.usage().used().isEmpty()) {
      return seen.usage();
    }
    Map<String, Offer> live = offers(seen.version().program());
    Map<String, Offer> mine = offers(program);
    Map<String, List<Integer>> used = new HashMap<>(seen.usage().used());
    used.keySet()
        .removeIf(id -> !mine.containsKey(id) || !mine.get(id).caps().equals(live.get(id).caps()));
    return new CapUsage(used, seen.usage().holds());
  }

  private static Map<String, Offer> offers(RuleProgram program) {
    return program.ruleSet().offers().stream().collect(toMap(Offer::id, Function.identity()));
  }

  private static List<String> segments(Decision decision) {
    return decision.findings().segments().stream().map(SegmentMatch::segment).toList();
  }

  private static String offer(Decision decision) {
    return decision.recommendation() instanceof Offered offered
        ? offered.ranked().get(0).offer().id()
        : null;
  }
}
