package io.winnow.impact;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A gate that contacts of other tests do not sway. */
public final class SegmentsShrinkByThirtyPercent implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "winnow.publish.gates.max-segment-shrink", "30", "winnow.rule-sets.packaged", "caps");
  }
}
