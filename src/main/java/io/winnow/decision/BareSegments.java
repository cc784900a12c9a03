package io.winnow.decision;

import io.winnow.decision.DecisionResult.InSegment;
import io.winnow.ruleset.LiveVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A version's segments as they stand in answers without reasons: the same objects in each of them,
 * so that the text that is kept of each is found at a glance.
 */
final class BareSegments {

  /** Far more than the versions in use; beyond it all are forgotten. */
  private static final int MOST = 1_000;

  private static final Map<String, InSegment[]> BY_VERSION = new ConcurrentHashMap<>();

  private BareSegments() {}

  /** In the order in which they are declared. */
  static InSegment[] of(LiveVersion version) {
    InSegment[] known = BY_VERSION.get(version.hash());
    return known == null ? made(version) : known;
  }

  private static InSegment[] made(LiveVersion version) {
    if (BY_VERSION.size() >= MOST) {
      BY_VERSION.clear();
    }
    InSegment[] made =
        version.program().ruleSet().definition().segments().stream()
            .map(segment -> InSegment.of(segment, List.of()))
            .toArray(InSegment[]::new);
    BY_VERSION.put(version.hash(), made);
    return made;
  }
}
