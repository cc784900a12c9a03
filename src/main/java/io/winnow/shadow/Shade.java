package io.winnow.shadow;

import io.winnow.core.decision.Decider;
import io.winnow.core.rule.RuleProgram;
import io.winnow.decision.Onlooker.Seen;
import io.winnow.shadow.ShadowInfo.Counts;
import io.winnow.shadow.ShadowInfo.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** A shadow at work on this replica, with what it has counted since that was last written. */
final class Shade {

  private static final int MOST_AT_A_TIME = 50;
  private static final int WHOLE = 10_000;

  private final ShadowInfo shadow;
  private final RuleProgram program;
  private final Decider decider;
  private final LongAdder dropped = new LongAdder();
  private final List<Example> examples = new ArrayList<>();
  private long compared;
  private long differ;
  private long segmentsDiffer;
  private long offersDiffer;
  private long failed;

  Shade(ShadowInfo shadow, RuleProgram program) {
    this.shadow = shadow;
    this.program = program;
    this.decider = new Decider(program);
  }

  UUID id() {
    return shadow.id();
  }

  String ruleSet() {
    return shadow.ruleSet();
  }

  /** Decides by the random part of the decision's id, so that every shadow sees the same ones. */
  boolean wants(UUID decision) {
    return Math.floorMod(decision.getLeastSignificantBits(), WHOLE) < shadow.share() * WHOLE;
  }

  void drop() {
    dropped.increment();
  }

  synchronized void compare(Seen seen) {
    try {
      Comparison comparison = Comparison.of(seen, program, decider);
      compared++;
      differ += comparison.differs() ? 1 : 0;
      segmentsDiffer += comparison.segmentsDiffer() ? 1 : 0;
      offersDiffer += comparison.offersDiffer() ? 1 : 0;
      if (comparison.differs() && examples.size() < MOST_AT_A_TIME) {
        examples.add(comparison.example());
      }
    } catch (RuntimeException e) {
      // whatever its rules cannot do is the shadow's own failure, and what is to be learned
      failed++;
    }
  }

  /** What was counted since the last flush. */
  synchronized Counts counts() {
    return new Counts(compared, differ, segmentsDiffer, offersDiffer, failed, dropped.sum());
  }

  /** Writes what was counted. */
  synchronized void flush(ShadowTable table, int most) {
    Counts counts = counts();
    if (counts.compared() + counts.failed() + counts.dropped() > 0) {
      table.count(id(), counts, List.copyOf(examples), most);
      dropped.add(-counts.dropped());
      compared = 0;
      differ = 0;
      segmentsDiffer = 0;
      offersDiffer = 0;
      failed = 0;
      examples.clear();
    }
  }
}
