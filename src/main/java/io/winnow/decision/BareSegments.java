package io.winnow.decision;

import io.winnow.core.decision.Segment;
import io.winnow.decision.DecisionResult.InSegment;
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

  private static final Map<String, BareSegments> BY_VERSION = new ConcurrentHashMap<>();

  private final List<Segment> declared;
  private final List<InSegment> bare;

  private BareSegments(List<Segment> declared) {
    this.declared = declared;
    this.bare = declared.stream().map(segment -> InSegment.of(segment, List.of())).toList();
  }

  /**
   * In the order in which they are declared.
   *
   * @param version names the version for a quick look; what counts is what it declares
   */
  static List<InSegment> of(String version, List<Segment> declared) {
    BareSegments known = BY_VERSION.get(version);
    if (known == null || known.declared != declared) {
      known = new BareSegments(declared);
      if (BY_VERSION.size() >= MOST) {
        BY_VERSION.clear();
      }
      BY_VERSION.put(version, known);
    }
    return known.bare;
  }
}
